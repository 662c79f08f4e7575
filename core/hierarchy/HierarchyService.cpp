#include "core/hierarchy/HierarchyService.h"

#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"

#include <functional>
#include <vector>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using Api = std::shared_ptr<ApiClient>;

QCoro::Task<Result<Permissions>> readPermissions(Api api, std::stop_token stop) {
    Result<HttpResponse> response = co_await api->send(endpoints::permissions(), std::move(stop));
    if (!response)
        co_return fail(std::move(response.error()));
    co_return answers::permissions(*response, api->platformNow());
}

QCoro::Task<Result<QList<Application>>> readApplications(Api api, CompanyId company, std::stop_token stop) {
    Result<HttpResponse> response = co_await api->send(endpoints::applicationsOf(company), std::move(stop));
    if (!response)
        co_return fail(std::move(response.error()));
    Result<QList<Application>> applications = answers::applications(*response, api->platformNow());
    if (applications) {
        for (Application &application : *applications)
            application.companyId = company;
    }
    co_return applications;
}

QCoro::Task<Result<Application>> readApplication(
    Api api, Permissions::ApplicationGrant grant, std::stop_token stop) {
    Result<HttpResponse> response
        = co_await api->send(endpoints::application(grant.application), std::move(stop));
    if (!response)
        co_return fail(std::move(response.error()));
    Result<Application> application = answers::application(*response, api->platformNow());
    if (application)
        application->companyId = grant.company;
    co_return application;
}

QCoro::Task<Result<QList<Instance>>> readInstances(Api api, ApplicationId application, std::stop_token stop) {
    Result<HttpResponse> response = co_await api->send(endpoints::instancesOf(application), std::move(stop));
    if (!response)
        co_return fail(std::move(response.error()));
    co_return answers::instances(*response, api->platformNow());
}

QCoro::Task<Result<Instance>> readInstance(Api api, Permissions::InstanceGrant grant, std::stop_token stop) {
    Result<HttpResponse> response = co_await api->send(endpoints::instance(grant.instance), std::move(stop));
    if (!response)
        co_return fail(std::move(response.error()));
    Result<Instance> instance = answers::instance(*response, api->platformNow());
    if (instance) {
        instance->companyId = grant.company;
        if (instance->applicationId.isEmpty())
            instance->applicationId = grant.application;
    }
    co_return instance;
}

QCoro::Task<Result<SecretString>> readInstanceKey(Api api, InstanceId instance, std::stop_token stop) {
    Result<HttpResponse> response = co_await api->send(endpoints::instance(instance), std::move(stop));
    if (!response)
        co_return fail(std::move(response.error()));
    co_return answers::instanceKey(*response, api->platformNow());
}

/// The part is there but not for this admin, or not there any more.
bool isRefusal(const Error &error) {
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound;
}

/// Whether the part is there, and this admin is not shown it.
template <typename T> bool isHidden(const Result<T> &result) {
    return !result && result.error().kind == ErrorKind::Forbidden;
}

/// The tree as it grows, and what was refused on the way.
struct Growth {
    HierarchyTree tree;
    std::optional<Error> refusal;
    std::optional<Error> failure;

    /// Keeps an error that is not a mere refusal; says whether there is a value to use.
    template <typename T> bool accept(const Result<T> &result) {
        if (result)
            return true;
        (isRefusal(result.error()) ? refusal : failure) = result.error();
        return false;
    }

    [[nodiscard]] bool has(const ApplicationId &id) const {
        return std::any_of(tree.applications.begin(), tree.applications.end(),
            [&id](const Application &application) { return application.id == id; });
    }

    Application &applicationOf(const Instance &instance) {
        for (Application &application : tree.applications) {
            if (application.id == instance.applicationId)
                return application;
        }
        Application application;
        application.id = instance.applicationId;
        application.name = instance.applicationName;
        application.companyId = instance.companyId;
        tree.applications.append(application);
        return tree.applications.last();
    }

    [[nodiscard]] Result<HierarchyTree> outcome() {
        if (failure)
            return fail(std::move(*failure));
        if (refusal && tree.applications.isEmpty()) {
            refusal->kind = ErrorKind::Forbidden;
            return fail(std::move(*refusal));
        }
        for (Application &application : tree.applications) {
            for (Instance &instance : application.instances) {
                instance.applicationId = application.id;
                instance.applicationName = application.name;
                instance.companyId = application.companyId;
            }
        }
        return std::move(tree);
    }
};

/// A call that waits for one of the few connections Qt keeps to a server passes for a silent one.
constexpr int atOnce = 4;

/// The calls of one level.
template <typename Subject, typename T> struct Level {
    QList<Subject> subjects;
    std::function<QCoro::Task<Result<T>>(const Subject &)> ask;
    std::vector<std::optional<Result<T>>> answers; ///< none where a failure had ended it before
    qsizetype next = 0;
};

/// One call after the other, as long as there are any and none fails for good.
template <typename Subject, typename T>
QCoro::Task<void> askInTurn(std::shared_ptr<Level<Subject, T>> level) {
    while (level->next < level->subjects.size()) {
        const qsizetype place = level->next++;
        Result<T> answer = co_await level->ask(level->subjects.at(place));
        if (!answer && !isRefusal(answer.error()))
            level->next = level->subjects.size();
        level->answers[static_cast<std::size_t>(place)] = std::move(answer);
    }
}

/// Asks about each of these, some side by side; the answers in the order of the subjects.
template <typename T, typename Subject, typename Ask>
QCoro::Task<std::vector<std::optional<Result<T>>>> askAll(QList<Subject> subjects, Ask ask) {
    auto level = std::make_shared<Level<Subject, T>>();
    level->answers.resize(static_cast<std::size_t>(subjects.size()));
    level->subjects = std::move(subjects);
    level->ask = std::move(ask);
    std::vector<QCoro::Task<void>> turns; // a Task begins when it is made
    for (int i = 0; i < atOnce; ++i)
        turns.push_back(askInTurn(level));
    for (QCoro::Task<void> &turn : turns)
        co_await turn;
    co_return std::move(level->answers);
}

QCoro::Task<Growth> addCompanies(Api api, Growth growth, QList<CompanyId> companies, std::stop_token stop) {
    const auto lists = co_await askAll<QList<Application>>(
        companies, [api, stop](const CompanyId &company) { return readApplications(api, company, stop); });
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (!lists[i])
            continue;
        if (growth.accept(*lists[i]))
            growth.tree.applications.append(**lists[i]);
        else if (isHidden(*lists[i]))
            growth.tree.companiesRefused.append(companies.at(static_cast<qsizetype>(i)));
    }
    if (growth.failure)
        co_return growth;
    const auto groups = co_await askAll<QList<Instance>>(growth.tree.applications,
        [api, stop](const Application &application) { return readInstances(api, application.id, stop); });
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!groups[i])
            continue;
        Application &application = growth.tree.applications[static_cast<qsizetype>(i)];
        if (growth.accept(*groups[i]))
            application.instances = **groups[i];
        application.instancesRefused = isHidden(*groups[i]);
    }
    co_return growth;
}

QCoro::Task<Growth> addApplications(
    Api api, Growth growth, QList<Permissions::ApplicationGrant> grants, std::stop_token stop) {
    grants.removeIf([&growth](const auto &grant) { return growth.has(grant.application); });
    const auto answers = co_await askAll<Application>(
        grants, [api, stop](const auto &grant) { return readApplication(api, grant, stop); });
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto &application = answers[i];
        if (application && growth.accept(*application) && !growth.has((*application)->id))
            growth.tree.applications.append(**application);
        if (application && isHidden(*application))
            growth.tree.companiesRefused.append(grants.at(static_cast<qsizetype>(i)).company);
    }
    co_return growth;
}

QCoro::Task<Growth> addInstances(
    Api api, Growth growth, QList<Permissions::InstanceGrant> grants, std::stop_token stop) {
    grants.removeIf([&growth](const auto &grant) { return growth.tree.find(grant.instance) != nullptr; });
    const auto answers = co_await askAll<Instance>(
        grants, [api, stop](const auto &grant) { return readInstance(api, grant, stop); });
    QSet<ApplicationId> partly;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto &instance = answers[i];
        if (instance && growth.accept(*instance) && !growth.tree.find((*instance)->id))
            growth.applicationOf(**instance).instances.append(**instance);
        if (instance && isHidden(*instance))
            partly.insert(grants.at(static_cast<qsizetype>(i)).application);
    }
    for (Application &application : growth.tree.applications)
        application.instancesRefused |= partly.contains(application.id);
    co_return growth;
}

QCoro::Task<Result<HierarchyTree>> readTree(Api api, std::stop_token stop) {
    Result<Permissions> permissions = co_await readPermissions(api, stop);
    if (!permissions)
        co_return fail(std::move(permissions.error()));
    Growth growth;
    growth.tree.level = permissions->level();
    growth.tree.companies = permissions->companies;
    growth = co_await addCompanies(api, std::move(growth), permissions->companies, stop);
    if (!growth.failure)
        growth = co_await addApplications(api, std::move(growth), permissions->applications, stop);
    if (!growth.failure)
        growth = co_await addInstances(api, std::move(growth), permissions->instances, stop);
    co_return growth.outcome();
}

} // namespace

const Instance *HierarchyTree::find(const InstanceId &id) const {
    for (const Application &application : applications) {
        for (const Instance &instance : application.instances) {
            if (instance.id == id)
                return &instance;
        }
    }
    return nullptr;
}

std::optional<HierarchyName> HierarchyTree::named(const QString &uuid) const {
    using Kind = HierarchyName::Kind;
    for (const Application &application : applications) {
        if (application.id == ApplicationId(uuid))
            return HierarchyName{Kind::Application, application.name, {}};
        if (application.companyId == CompanyId(uuid))
            return HierarchyName{Kind::Company, {}, {}};
    }
    if (companies.contains(CompanyId(uuid)))
        return HierarchyName{Kind::Company, {}, {}};
    const Instance *instance = find(InstanceId(uuid));
    return instance == nullptr
        ? std::nullopt
        : std::optional(HierarchyName{Kind::Instance, instance->name, instance->applicationName});
}

HierarchyService::HierarchyService(std::shared_ptr<ApiClient> api)
    : m_api(std::move(api)) {
}

QCoro::Task<Result<HierarchyTree>> HierarchyService::tree(std::stop_token stop) const {
    return readTree(m_api, std::move(stop));
}

QCoro::Task<Result<SecretString>> HierarchyService::instanceKey(
    InstanceId instance, std::stop_token stop) const {
    return readInstanceKey(m_api, std::move(instance), std::move(stop));
}

} // namespace fleetkey
