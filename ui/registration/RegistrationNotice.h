#pragma once

#include "ui/registration/Registration.h"
#include "ui/widgets/Banner.h"

namespace fleetkey::ui {

/// What came of the last attempt to register, where that is not simply that the user is there.
class RegistrationNotice final : public Banner {
    Q_OBJECT

public:
    /// `registration` must outlive it.
    RegistrationNotice(const Theme &theme, const Registration &registration, QWidget *parent = nullptr);

    /// Says how the registration stands now, where that is news.
    void showOutcome();

Q_SIGNALS:
    /// An earlier attempt made this user; what stands in the form is another's.
    void madeByEarlierAttempt();
    void openUserRequested(const fleetkey::User &user);
    /// The key of the chosen instance cannot be fetched.
    void keyNeeded();

private:
    void showEarlierAttempt();
    void showFailure(const Registration::Failure &failure);

    const Registration &m_registration;
    std::optional<Registration::Failure> m_failure; ///< as shown
    bool m_byEarlierAttempt = false; ///< as shown
};

} // namespace fleetkey::ui
