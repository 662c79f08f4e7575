#include "ui/common/ErrorText.h"

#include "core/base/Redactor.h"
#include "core/base/UnknownHost.h"
#include "ui/common/DateText.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::ErrorText)

public:
    static ErrorText timeout(ErrorContext context) {
        if (context == ErrorContext::Keychain)
            return {tr("The keychain does not answer."),
                tr("A question of the system may be waiting behind a window. Answer it and try again, or go on "
                   "for this session only.")};
        return {tr("The platform did not answer in time."),
            tr("Try again. If it happens again, check the network connection.")};
    }

    static ErrorText offline(const Error &error) {
        const QString host = unknownHostIn(error);
        if (!host.isEmpty())
            return {tr("There is no server named %1.").arg(host),
                tr("Check the address and the network connection, then try again. Nothing is lost.")};
        return {tr("The platform cannot be reached."),
            tr("Check the network connection and try again. Nothing is lost.")};
    }

    static ErrorText proxy() {
        return {tr("The proxy refused the connection."),
            tr("Check the proxy and its user name and password in the system settings, then try again.")};
    }

    static ErrorText tls(const Error &error) {
        if (!error.certificate)
            return {tr("No safe connection to the platform can be made."),
                tr("Nothing was sent. Ask the administrator of your network.")};
        const CertificateFacts &certificate = *error.certificate;
        if (certificate.expires.isValid() && certificate.expires < QDateTime::currentDateTimeUtc())
            return {tr("The certificate of %1 ran out on %2.")
                        .arg(certificate.host, DateText::date(certificate.expires)),
                tr("Nothing was sent. Check this computer's clock; if it is right, the server's administrator "
                   "must renew the certificate.")};
        return {tr("The certificate of %1 is not trusted.").arg(certificate.host),
            tr("%1. Somebody may be listening in between. Nothing was sent. Ask the administrator of your network.",
                "the problem with the certificate")
                .arg(certificate.problem)};
    }

    static ErrorText unauthorized(ErrorContext context) {
        switch (context) {
        case ErrorContext::SignIn:
            return {tr("E-mail or password is wrong."),
                tr("Check both. They are the API credentials, not those of the DataHub web page.")};
        case ErrorContext::SandboxSignIn:
            return {tr("E-mail or password is wrong."),
                tr("The password of every built-in admin is “sandbox”; company@sandbox.example is one of them.")};
        case ErrorContext::CustomSignIn:
            return {tr("E-mail or password is wrong."),
                tr("Check both, and that the account belongs to the platform at this address.")};
        case ErrorContext::UserLogin:
            return {tr("The platform did not accept this DeviceToken with this InstanceKey."),
                tr("Check that the InstanceKey belongs to the instance of this user. It may have been "
                   "changed lately.")};
        case ErrorContext::Registration:
            return {tr("InstanceId or InstanceKey is wrong."),
                tr("Check both, or choose the instance from the list.")};
        case ErrorContext::Call:
        case ErrorContext::Keychain:
            break;
        }
        return {tr("The platform no longer accepts this access token."),
            tr("Refresh it, or sign in again if that is refused.")};
    }

    static ErrorText sessionExpired(ErrorContext context) {
        if (context == ErrorContext::UserLogin)
            return {
                tr("The platform refused to refresh this user's tokens."), tr("Only a login gets new ones.")};
        return {tr("Your session is over."), tr("Sign in again to go on. What you typed here is kept.")};
    }

    static ErrorText loginBudget(const Error &error) {
        const QString title = tr("No sign-in is left right now, so none was spent.");
        if (!error.retryAt)
            return {title, tr("Wait a few minutes and try again. What needs no sign-in still works.")};
        return {title,
            tr("The next one is possible %1. What needs no sign-in still works.")
                .arg(DateText::upcoming(*error.retryAt))};
    }

    static ErrorText forbidden(ErrorContext context) {
        if (context == ErrorContext::UserLogin)
            return {tr("The platform does not let this user in."),
                tr("The user is probably deactivated. Activate the user first, then log in.")};
        return {tr("This account may not do that."),
            tr("Ask an administrator of your company or the vendor for the permission.")};
    }

    static ErrorText notFound() {
        return {tr("The platform does not know it, or no longer does."),
            tr("It may have been removed in the meantime. Reload and look again.")};
    }

    static ErrorText validation(const Error &error) {
        const QString reason = redacted(error.reason());
        if (reason.isEmpty())
            return {tr("The platform did not accept this."), tr("Check what was entered and try again.")};
        return {tr("The platform did not accept this: %1").arg(reason), tr("Correct it and try again.")};
    }

    static ErrorText rateLimited(const Error &error) {
        const QString title = tr("The platform blocks sign-ins from this address for a while.");
        if (!error.retryAt)
            return {title, tr("Try again in an hour. Refreshing and everything else still works.")};
        return {title,
            tr("They are possible again %1. Refreshing and everything else still works.")
                .arg(DateText::upcoming(*error.retryAt))};
    }

    /// A registration after which the user may be there or not, and may even come later.
    static ErrorText unclearRegistration(const Error &error, ErrorText words) {
        const QString safe = error.kind == ErrorKind::Forbidden // to look may be what is not allowed
            ? tr("It is not known whether the user was made: somebody who may list the users can tell.")
            : tr("It is not known whether the user was made. Press Register again: Fleetkey looks "
                 "first, and nobody is registered twice.");
        const bool isAdvised = error.retryAt || !isTransient(error.kind);
        words.advice = isAdvised ? tr("%1 %2", "advice, what is safe").arg(words.advice, safe) : safe;
        return words;
    }

    /// The platform said no, and that is the end of it.
    static ErrorText refusedRegistration(ErrorText words) {
        words.advice = tr("%1 %2", "advice, what came of it").arg(words.advice, tr("Nobody was registered."));
        return words;
    }

    static ErrorText server(const Error &error) {
        if (error.retryAt)
            return {tr("The platform is not available at the moment."),
                tr("It asks to try again %1.").arg(DateText::upcoming(*error.retryAt))};
        return {tr("The platform has a problem of its own."),
            tr("Try again in a few minutes. If it persists, send the details to the vendor.")};
    }

    static ErrorText sandboxMissing(const Error &error) {
        return {tr("The sandbox fleet cannot be started."),
            tr("A part of Fleetkey is missing or may not be run: %1. Install Fleetkey again, then try again.",
                "a program, and what the system says of it")
                .arg(redacted(error.title))};
    }

    static ErrorText sandboxFailed(const Error &error) {
        return {tr("The sandbox fleet cannot be started."),
            tr("%1 Check that there is room on the disk and that its file may be read and written, then try "
               "again.",
                "the sandbox's own words for what failed, with the name of the file")
                .arg(redacted(error.title))
                .trimmed()};
    }

    static ErrorText protocol() {
        return {tr("The answer is not one the platform would give."),
            tr("A proxy or the sign-in page of the network may stand in between. Try again; if it persists, send "
               "the details to the vendor.")};
    }

    /// Before anything that a registration adds.
    static ErrorText plain(const Error &error, ErrorContext context) {
        switch (error.kind) {
        case ErrorKind::Cancelled:
            return {};
        case ErrorKind::Timeout:
            return timeout(context);
        case ErrorKind::Offline:
            return offline(error);
        case ErrorKind::Proxy:
            return proxy();
        case ErrorKind::Tls:
            return tls(error);
        case ErrorKind::Unauthorized:
            return unauthorized(context);
        case ErrorKind::SessionExpired:
            return sessionExpired(context);
        case ErrorKind::LoginBudget:
            return loginBudget(error);
        case ErrorKind::Forbidden:
            return forbidden(context);
        case ErrorKind::NotFound:
            return notFound();
        case ErrorKind::Validation:
            return validation(error);
        case ErrorKind::RateLimited:
            return rateLimited(error);
        case ErrorKind::Server:
            return server(error);
        case ErrorKind::Protocol:
            return protocol();
        case ErrorKind::SecretLocked:
            return {tr("The system's keychain is locked."),
                tr("Try again and unlock it when asked, or go on for this session only.")};
        case ErrorKind::SecretDenied:
            return {tr("The system did not let Fleetkey use the keychain."),
                tr("Allow it and try again, or go on for this session only.")};
        case ErrorKind::SecretUnavailable:
            return {tr("This computer has no keychain that can be used."),
                tr("Start or set up a keychain and try again, or go on for this session only.")};
        case ErrorKind::Storage:
            return {tr("Fleetkey's own file cannot be read or written."),
                tr("Check that there is room on the disk and that the folder may be written. Everything else goes "
                   "on, but is not kept.")};
        case ErrorKind::SandboxMissing:
            return sandboxMissing(error);
        case ErrorKind::SandboxFailed:
            return sandboxFailed(error);
        case ErrorKind::ForeignTokens:
            return {tr("The tokens held for this user are another user's."),
                tr("They were not refreshed: that would end the other user's session. Forget them here, or look at "
                   "that user.")};
        }
        return {};
    }
};

} // namespace

ErrorText ErrorText::of(const Error &error, ErrorContext context) {
    const bool registering = context == ErrorContext::Registration;
    const ErrorText words
        = Words::plain(error, registering && isTransient(error.kind) ? ErrorContext::Call : context);
    if (error.leftOpen)
        return Words::unclearRegistration(error, words);
    const bool isRefused = registering && error.kind == ErrorKind::Unauthorized;
    return isRefused ? Words::refusedRegistration(words) : words;
}

QString ErrorText::sentence() const {
    if (advice.isEmpty())
        return title;
    return tr("%1 %2", "what happened, what to do next").arg(title, advice);
}

QString ErrorText::details(const Error &error) {
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines.append(tr("%1: %2", "a name and its value").arg(name, value));
    };
    if (error.httpStatus != 0)
        add(tr("Status"), QString::number(error.httpStatus));
    add(tr("Message"), error.title);
    for (const FieldError &field : error.fields)
        add(field.key.isEmpty() ? tr("Reason") : field.key, field.message);
    add(tr("Request id"), error.requestId);
    if (error.retryAt)
        add(tr("Possible again"), DateText::utc(*error.retryAt));
    if (error.certificate) {
        add(tr("Host"), error.certificate->host);
        add(tr("Problem"), error.certificate->problem);
        add(tr("Issued to"), error.certificate->subject);
        add(tr("Issued by"), error.certificate->issuer);
        if (error.certificate->expires.isValid())
            add(tr("Valid until"), DateText::utc(error.certificate->expires));
        add(tr("SHA-256"), QString::fromLatin1(error.certificate->sha256.toHex(':')));
    }
    return redacted(lines.join(u'\n'));
}

} // namespace fleetkey::ui
