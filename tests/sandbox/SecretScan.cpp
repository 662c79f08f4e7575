#include "tests/sandbox/SecretScan.h"

#include <QDirIterator>
#include <QFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

namespace {

constexpr qsizetype pieceLength = 12;

std::size_t beginningAt(const char *text) {
    const auto byte = [text](int at) { return static_cast<std::size_t>(static_cast<quint8>(text[at])); };
    return byte(0) << 16 | byte(1) << 8 | byte(2);
}

/// What base64 makes of it wherever it stands in a text; without the ends, which its neighbours decide, too.
QByteArrayList inBase64(const QByteArray &secret) {
    QByteArrayList all;
    for (const int before : {0, 1, 2}) {
        const QByteArray encoded = QByteArray(QByteArray(before, ' ') + secret).toBase64();
        const qsizetype from = before == 0 ? 0 : 4;
        const qsizetype whole = (before + secret.size()) / 3 * 4;
        all.append(encoded.mid(from, whole - from));
        all.append(QByteArray(all.last()).replace('+', '-').replace('/', '_'));
    }
    return all;
}

bool isHexadecimal(char digit) {
    return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
}

/// `\x1b`, `\0` and `\"` are what they stand for; as settings files and JSON escape.
QByteArray unescaped(const QByteArray &text) {
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            plain.append(text[at]);
            continue;
        }
        const char kind = text[++at];
        if (kind == 'x' || kind == 'u') {
            qsizetype digits = 0;
            while (digits < 4 && at + 1 + digits < text.size() && isHexadecimal(text[at + 1 + digits]))
                ++digits;
            plain.append(static_cast<char>(text.mid(at + 1, digits).toUInt(nullptr, 16)));
            at += digits;
        } else {
            plain.append(kind == '0' ? '\0' : kind);
        }
    }
    return plain;
}

QByteArray withoutZeros(QByteArray text) {
    text.removeIf([](char byte) { return byte == '\0'; });
    return text;
}

} // namespace

SecretScan::SecretScan()
    : m_beginnings(std::size_t(1) << 24) {
}

void SecretScan::addPieces(const QByteArray &text) {
    const QByteArray &kept = m_texts.emplace_back(text);
    for (qsizetype at = 0; at + pieceLength <= kept.size(); ++at) {
        m_pieces.emplace(kept.constData() + at, pieceLength);
        m_beginnings[beginningAt(kept.constData() + at)] = true;
    }
}

void SecretScan::add(const QByteArray &secret) {
    if (secret.isEmpty())
        return;
    ++m_secrets;
    if (secret.size() < pieceLength)
        m_short.append(secret);
    addPieces(secret);
    addPieces(secret.toHex());
    addPieces(secret.toHex().toUpper());
    const QByteArrayList encoded = inBase64(secret);
    for (const QByteArray &form : encoded)
        addPieces(form);
}

void SecretScan::addKey(const QByteArray &key) {
    const QUuid id(QString::fromLatin1(key));
    add(id.toByteArray(QUuid::WithoutBraces));
    for (const QByteArray &form : {id.toByteArray(QUuid::WithoutBraces).toUpper(),
             id.toByteArray(QUuid::Id128), id.toByteArray(QUuid::Id128).toUpper(), id.toRfc4122()})
        addPieces(form);
}

bool SecretScan::isIn(const QByteArray &reading) const {
    const auto holds = [&reading](const QByteArray &secret) { return reading.contains(secret); };
    if (std::ranges::any_of(m_short, holds))
        return true;
    const char *text = reading.constData();
    for (qsizetype at = 0; at + pieceLength <= reading.size(); ++at) {
        if (m_beginnings[beginningAt(text + at)] && m_pieces.contains({text + at, pieceLength}))
            return true;
    }
    return false;
}

bool SecretScan::hasTraceIn(const QByteArray &content) const {
    const QByteArray plain = unescaped(content);
    const QByteArray decoded = QByteArray::fromPercentEncoding(content);
    return isIn(content) || isIn(plain) || isIn(decoded) || isIn(withoutZeros(content))
        || isIn(withoutZeros(plain));
}

QStringList SecretScan::filesWithTraces(const QStringList &folders, const QStringList &excepted) const {
    QStringList found;
    for (const QString &folder : folders) {
        QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const auto isPart = [&path](const QString &beginning) { return path.startsWith(beginning); };
            QFile file(path);
            if (std::ranges::any_of(excepted, isPart) || !QFileInfo(path).isFile()
                || !file.open(QIODevice::ReadOnly))
                continue;
            if (hasTraceIn(file.readAll()))
                found.append(path);
        }
    }
    return found;
}

} // namespace fleetkey::test
