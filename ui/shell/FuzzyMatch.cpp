#include "ui/shell/FuzzyMatch.h"

#include <QList>

namespace fleetkey::ui {

namespace {

constexpr int hit = 1;
constexpr int runBonus = 8;
constexpr int wordBonus = 8;
constexpr int firstBonus = 4;
constexpr int none = -1'000'000;

QString folded(const QString &text) {
    QString plain;
    for (const QChar letter : text.normalized(QString::NormalizationForm_KD).toCaseFolded())
        if (!letter.isMark())
            plain += letter;
    return plain;
}

int placeBonus(const QString &text, qsizetype at) {
    if (at == 0)
        return wordBonus + firstBonus;
    return text.at(at - 1).isLetterOrNumber() ? 0 : wordBonus;
}

} // namespace

std::optional<int> FuzzyMatch::score(const QString &pattern, const QString &text) {
    QString needle = folded(pattern);
    needle.removeIf([](QChar letter) { return letter.isSpace(); });
    const QString hay = folded(text);
    if (needle.isEmpty())
        return 0;
    // best[i]: the best score with the letter just looked for at place i.
    QList<int> best(hay.size(), none);
    for (qsizetype letter = 0; letter < needle.size(); ++letter) {
        QList<int> next(hay.size(), none);
        int before = letter == 0 ? 0 : none; // the best of any place before i - 1
        for (qsizetype i = 0; i < hay.size(); ++i) {
            if (letter > 0 && i >= 2)
                before = qMax(before, best.at(i - 2));
            if (hay.at(i) != needle.at(letter))
                continue;
            const int afterRun = letter > 0 && i > 0 ? best.at(i - 1) + runBonus : none;
            const int from = qMax(before, afterRun);
            if (from > none / 2)
                next[i] = from + hit + placeBonus(hay, i);
        }
        best = next;
    }
    const int top = hay.isEmpty() ? none : *std::max_element(best.cbegin(), best.cend());
    if (top <= none / 2)
        return std::nullopt;
    return top * 16 - static_cast<int>(qMin<qsizetype>(hay.size(), 15));
}

} // namespace fleetkey::ui
