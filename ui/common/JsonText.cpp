#include "ui/common/JsonText.h"

#include <algorithm>

namespace fleetkey::ui {

namespace {

constexpr int indentation = 2;
constexpr int deepest = 40; // beyond, lines are no longer moved to the right

class Indenter {
public:
    QString run(const QString &text) {
        m_text.reserve(text.size() * 2);
        for (qsizetype at = 0; at < text.size(); ++at) {
            if (m_inString)
                quoted(text[at]);
            else
                structure(text, at);
        }
        return m_text;
    }

private:
    void quoted(QChar c) {
        m_text.append(c);
        if (m_escaped)
            m_escaped = false;
        else if (c == u'\\')
            m_escaped = true;
        else if (c == u'"')
            m_inString = false;
    }

    void structure(const QString &text, qsizetype &at) {
        const QChar c = text[at];
        if (c.isSpace())
            return;
        if (c == u'{' || c == u'[') {
            open(text, at);
        } else if (c == u'}' || c == u']') {
            m_depth = std::max(0, m_depth - 1);
            newLine();
            m_text.append(c);
        } else {
            m_text.append(c);
            if (c == u',')
                newLine();
            else if (c == u':')
                m_text.append(u' ');
            m_inString = c == u'"';
        }
    }

    /// An empty object or array stays on its line.
    void open(const QString &text, qsizetype &at) {
        m_text.append(text[at]);
        qsizetype next = at + 1;
        while (next < text.size() && text[next].isSpace())
            ++next;
        if (next < text.size() && text[next] == (text[at] == u'{' ? u'}' : u']')) {
            m_text.append(text[next]);
            at = next;
            return;
        }
        ++m_depth;
        newLine();
    }

    void newLine() {
        m_text.append(u'\n');
        m_text.append(QString(std::min(m_depth, deepest) * indentation, u' '));
    }

    QString m_text;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace

QString indentedJson(const QByteArray &json) {
    return Indenter().run(QString::fromUtf8(json));
}

} // namespace fleetkey::ui
