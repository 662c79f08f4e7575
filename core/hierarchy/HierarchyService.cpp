#include "core/hierarchy/HierarchyService.h"

#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"

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

/// The calls of one level run side by side; a Task begins when it is made.
QCoro::Task<Growth> addCompanies(Api api, Growth growth, QList<CompanyId> companies, std::stop_token stop) {
    std::vector<QCoro::Task<Result<QList<Application>>>> lists;
    for (const CompanyId &company : companies)
        lists.push_back(readApplications(api, company, stop));
    for (auto &list : lists) {
        const Result<QList<Application>> applications = co_await list;
        if (growth.accept(applications))
            growth.tree.applications.append(*applications);
    }
    std::vector<QCoro::Task<Result<QList<Instance>>>> groups;
    for (const Application &application : std::as_const(growth.tree.applications))
        groups.push_back(readInstances(api, application.id, stop));
    for (size_t i = 0; i < groups.size(); ++i) {
        const Result<QList<Instance>> instances = co_await groups[i];
        if (growth.accept(instances))
            growth.tree.applications[static_cast<qsizetype>(i)].instances = *instances;
    }
    co_return growth;
}

QCoro::Task<Growth> addApplications(
    Api api, Growth growth, QList<Permissions::ApplicationGrant> grants, std::stop_token stop) {
    std::vector<QCoro::Task<Result<Application>>> tasks;
    for (const Permissions::ApplicationGrant &grant : grants) {
        if (!growth.has(grant.application))
            tasks.push_back(readApplication(api, grant, stop));
    }
    for (auto &task : tasks) {
        const Result<Application> application = co_await task;
        if (growth.accept(application) && !growth.has(application->id))
            growth.tree.applications.append(*application);
    }
    co_return growth;
}

QCoro::Task<Growth> addInstances(
    Api api, Growth growth, QList<Permissions::InstanceGrant> grants, std::stop_token stop) {
    std::vector<QCoro::Task<Result<Instance>>> tasks;
    for (const Permissions::InstanceGrant &grant : grants) {
        if (!growth.tree.find(grant.instance))
            tasks.push_back(readInstance(api, grant, stop));
    }
    for (auto &task : tasks) {
        const Result<Instance> instance = co_await task;
        if (growth.accept(instance) && !growth.tree.find(instance->id))
            growth.applicationOf(*instance).instances.append(*instance);
    }
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
    growth = co_await addApplications(api, std::move(growth), permissions->applications, stop);
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
