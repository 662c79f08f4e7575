#include "core/platform/HierarchyDecoder.h"

namespace fleetkey {

namespace {

struct Grant {
    CompanyId company;
    ApplicationId application;
    InstanceId instance;
};

bool readGrants(json::Value array, QList<Grant> &grants) {
    return json::eachElement(array, [&grants](json::Value element) {
        Grant grant;
        const bool sound = json::eachField(element, [&grant](std::string_view key, json::Value value) {
            if (json::isNamed(key, "companyid"))
                grant.company = CompanyId(json::textOf(value));
            else if (json::isNamed(key, "appid"))
                grant.application = ApplicationId(json::textOf(value));
            else if (json::isNamed(key, "instanceid"))
                grant.instance = InstanceId(json::textOf(value));
            return true;
        });
        grants.append(std::move(grant));
        return sound;
    });
}

/// `Status` is 1 or 2 when written; what is read may be a word. Nothing known counts as active, because a
/// group wrongly hidden does more harm than one wrongly shown.
bool isActive(json::Value status) {
    const QString text = json::textOf(status);
    if (const std::optional<qint64> number = json::integerOf(status))
        return *number != 2;
    return text.compare(u"Deactivated", Qt::CaseInsensitive) != 0
        && text.compare(u"Inactive", Qt::CaseInsensitive) != 0
        && text.compare(u"Disabled", Qt::CaseInsensitive) != 0;
}

template <typename Thing, typename Read> bool readList(json::Value array, QList<Thing> &things, Read read) {
    return json::eachElement(array, [&](json::Value element) {
        Thing thing;
        const bool sound = read(element, thing);
        if (!thing.id.isEmpty())
            things.append(std::move(thing));
        return sound;
    });
}

} // namespace

bool readPermissions(json::Value result, Permissions &permissions) {
    QList<Grant> companies;
    QList<Grant> applications;
    QList<Grant> instances;
    const bool sound = json::eachField(result, [&](std::string_view key, json::Value value) {
        if (json::isNamed(key, "userid"))
            permissions.userId = json::textOf(value);
        else if (json::isNamed(key, "companiespermissions"))
            return readGrants(value, companies);
        else if (json::isNamed(key, "appspermissions"))
            return readGrants(value, applications);
        else if (json::isNamed(key, "instancespermissions"))
            return readGrants(value, instances);
        return true;
    });
    for (const Grant &grant : companies) {
        if (!grant.company.isEmpty())
            permissions.companies.append(grant.company);
    }
    for (const Grant &grant : applications) {
        if (!grant.application.isEmpty())
            permissions.applications.append({grant.company, grant.application});
    }
    for (const Grant &grant : instances) {
        if (!grant.instance.isEmpty())
            permissions.instances.append({grant.company, grant.application, grant.instance});
    }
    return sound;
}

bool readApplication(json::Value value, Application &application) {
    return json::eachField(value, [&](std::string_view key, json::Value field) {
        if (json::isNamed(key, "id"))
            application.id = ApplicationId(json::textOf(field));
        else if (json::isNamed(key, "name"))
            application.name = json::textOf(field);
        else if (json::isNamed(key, "description"))
            application.description = json::textOf(field);
        else if (json::isNamed(key, "environment"))
            application.environment = json::textOf(field);
        else if (json::isNamed(key, "status"))
            application.active = isActive(field);
        else if (json::isNamed(key, "companyid"))
            application.companyId = CompanyId(json::textOf(field));
        else if (json::isNamed(key, "instances"))
            return readInstances(field, application.instances);
        return true;
    });
}

bool readApplications(json::Value array, QList<Application> &applications) {
    return readList(array, applications, readApplication);
}

bool readInstance(json::Value value, Instance &instance) {
    return json::eachField(value, [&](std::string_view key, json::Value field) {
        if (json::isNamed(key, "id"))
            instance.id = InstanceId(json::textOf(field));
        else if (json::isNamed(key, "name"))
            instance.name = json::textOf(field);
        else if (json::isNamed(key, "description"))
            instance.description = json::textOf(field);
        else if (json::isNamed(key, "status"))
            instance.active = isActive(field);
        else if (json::isNamed(key, "appid"))
            instance.applicationId = ApplicationId(json::textOf(field));
        else if (json::isNamed(key, "appname"))
            instance.applicationName = json::textOf(field);
        else if (json::isNamed(key, "companyid"))
            instance.companyId = CompanyId(json::textOf(field));
        return true;
    });
}

bool readInstances(json::Value array, QList<Instance> &instances) {
    return readList(array, instances, readInstance);
}

bool readInstanceKey(json::Value value, SecretString &key) {
    return json::eachField(value, [&key](std::string_view name, json::Value field) {
        if (json::isNamed(name, "key"))
            key = SecretString(json::bytesOf(field));
        return true;
    });
}

} // namespace fleetkey
