#include "core/tokens/HandedOut.h"

#include "core/tokens/JwtSearch.h"

#include <algorithm>
#include <functional>
#include <map>
#include <vector>

namespace fleetkey {

namespace {

/// JSON within JSON within JSON is the most that anybody logs.
constexpr size_t mostLevels = 3;

/// The text with some levels of backslashes taken away, and what JSON in it hands out.
struct Layer {
    std::unique_ptr<MendedText> text;
    FoundCredentials found;
};

/// Some credentials, and the layer in which they are written.
struct Candidate {
    WrittenCredentials written;
    size_t layer = 0;
};

std::vector<Layer> layersOf(std::unique_ptr<MendedText> text) {
    std::vector<Layer> layers;
    while (text) {
        FoundCredentials found = credentialsInJson(text->bytes());
        auto next = layers.size() < mostLevels ? text->unescaped() : nullptr;
        layers.push_back({std::move(text), std::move(found)});
        text = std::move(next);
    }
    return layers;
}

qsizetype placeOf(const WrittenCredentials &written) {
    return written.accessToken.isNamed() ? written.accessToken.at : written.refreshToken.at;
}

/// All that the layers hand out, each once, in the order of the text.
std::vector<Candidate> candidatesOf(std::vector<Layer> &layers) {
    std::multimap<qsizetype, Candidate> all; // by where they stand in the original text
    for (size_t layer = 0; layer < layers.size(); ++layer) {
        std::multimap<qsizetype, Candidate> here;
        for (WrittenCredentials &written : layers[layer].found.handedOut) {
            const qsizetype origin = layers[layer].text->origin(placeOf(written));
            if (!all.contains(origin)) // a layer before has found it, too
                here.emplace(origin, Candidate{std::move(written), layer});
        }
        all.merge(here);
    }
    std::vector<Candidate> inOrder;
    for (auto &[origin, candidate] : all)
        inOrder.push_back(std::move(candidate));
    return inOrder;
}

/// By what each access token says of itself: when it was issued, or else when it expires. Empty where one of
/// them does not say.
std::vector<QDateTime> momentsOf(const std::vector<Candidate> &all) {
    std::vector<QDateTime> issued;
    std::vector<QDateTime> expires;
    for (const Candidate &one : all) {
        const auto token = readJwt(one.written.accessToken.value.reveal(), 0).decoded;
        issued.push_back(token ? token->issued : QDateTime());
        expires.push_back(token ? token->expires : QDateTime());
    }
    for (std::vector<QDateTime> *moments : {&issued, &expires}) {
        if (std::ranges::all_of(*moments, &QDateTime::isValid))
            return std::move(*moments);
    }
    return {};
}

/// The one that was handed out last; a text that is cut may have had a pair at its end.
Candidate newest(std::vector<Candidate> all, int *otherPairs) {
    const auto mayBePair = [](const Candidate &one) { return one.written.isPair() || one.written.isCut; };
    const auto isAccess = [](const Candidate &one) { return one.written.accessToken.isNamed(); };
    if (std::ranges::any_of(all, mayBePair))
        std::erase_if(all, std::not_fn(mayBePair));
    else if (std::ranges::any_of(all, isAccess))
        std::erase_if(all, std::not_fn(isAccess));
    const std::vector<QDateTime> moments = momentsOf(all);
    size_t last = 0;
    for (size_t at = 1; at < all.size(); ++at)
        last = moments.empty() || moments[at] >= moments[last] ? at : last;
    Candidate found = std::move(all[last]);
    const SecretString &taken = found.written.accessToken.value;
    *otherPairs = static_cast<int>(std::ranges::count_if(all, [&taken](const Candidate &one) {
        return one.written.isPair() && !one.written.accessToken.value.matches(taken);
    }));
    return found;
}

} // namespace

HandedOut handedOutLast(std::unique_ptr<MendedText> text) {
    std::vector<Layer> layers = layersOf(std::move(text));
    std::vector<Candidate> all = candidatesOf(layers);
    HandedOut handedOut;
    handedOut.fromJson = !all.empty();
    size_t layer = layers.size() - 1;
    if (!handedOut.fromJson) {
        FoundCredentials &found = layers[layer].found;
        for (WrittenCredentials &written : credentialsByName(layers[layer].text->bytes()))
            all.push_back({std::move(written), layer});
        if (found.deviceToken.isEmpty())
            found.deviceToken = deviceTokenNamedIn(layers[layer].text->bytes());
    }
    if (!all.empty()) {
        Candidate last = newest(std::move(all), &handedOut.otherPairs);
        handedOut.credentials = std::move(last.written);
        layer = last.layer;
    }
    handedOut.deviceToken = handedOut.credentials.deviceToken.isEmpty() ? layers[layer].found.deviceToken
                                                                        : handedOut.credentials.deviceToken;
    handedOut.text = std::move(layers[layer].text);
    return handedOut;
}

} // namespace fleetkey
