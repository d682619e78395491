import GeoCore
import HomeRegistry
import PaftaTerminal
import SharingProtocols

/// Protocols as people and programs read them.
enum ProtocolDisplay {
    /// Tells what has become of a protocol.
    static func report(_ entry: ProtocolEntry, _ console: Console) {
        if console.json { return console.result(document(entry).text) }
        let state = title(entry.state)
        console.note(
            LocalizedText(
                "Protocol \(entry.number): \(state.english), version \(entry.version).",
                tr: "\(entry.number) protokolü: \(state.turkish), \(entry.version). sürüm."
            )
        )
    }

    /// The entry as a JSON object.
    static func document(_ entry: ProtocolEntry) -> JSONObject {
        var object = JSONObject()
        object.add("number", entry.number)
        object.add("state", entry.state)
        object.add("version", entry.version)
        object.add("effectiveVersion", entry.effectiveVersion)
        object.add("draftVersion", entry.draftVersion)
        object.add("title", entry.title)
        object.add("receiver", entry.receiver)
        object.add("start", optional: entry.startsOn)
        object.add("end", optional: entry.endsOn)
        return object
    }

    /// The entry as cells of a table.
    static func cells(_ entry: ProtocolEntry, in language: Language) -> [String] {
        let draft = LocalizedText("draft waits", tr: "bekleyen taslak").text(in: language)
        return [
            entry.number, "v\(entry.version)", title(entry.state).text(in: language), entry.receiver,
            "\(entry.startsOn ?? "?") – \(entry.endsOn ?? "?")", entry.title,
            entry.draftVersion != nil && entry.state != "draft" ? draft : "",
        ]
    }

    /// A version as a JSON object.
    static func document(_ version: ProtocolVersion) -> JSONObject {
        var object = JSONObject()
        object.add("version", version.version)
        object.add("state", version.state)
        object.add("at", version.decidedAt)
        object.add("by", version.actor)
        object.add("letter", optional: version.letter)
        object.add("reason", optional: version.reason)
        object.add("sha256", version.digest)
        return object
    }

    /// A version as cells of a table.
    static func cells(_ version: ProtocolVersion, in language: Language) -> [String] {
        [
            "v\(version.version)", title(version.state).text(in: language), LocalTime.text(version.decidedAt),
            version.actor, version.letter ?? "", (version.reason ?? "").replacing("\n", with: " "),
            String(version.digest.prefix(12)),
        ]
    }

    /// A finding as a JSON object.
    static func document(_ finding: ProtocolFinding, in language: Language) -> JSONObject {
        var object = JSONObject()
        object.add("severity", finding.severity.rawValue)
        object.add("path", finding.path)
        object.add("message", finding.text.text(in: language))
        return object
    }

    /// A finding as cells of a table.
    static func cells(_ finding: ProtocolFinding, in language: Language) -> [String] {
        let severity =
            switch finding.severity {
            case .error: LocalizedText("error", tr: "hata")
            case .warning: LocalizedText("warning", tr: "uyarı")
            }
        return [severity.text(in: language), finding.path, finding.text.text(in: language)]
    }

    /// A difference as a JSON object.
    static func document(_ difference: ProtocolDifference) -> JSONObject {
        var object = JSONObject()
        object.add("path", difference.path)
        object.add("former", optional: difference.former)
        object.add("new", optional: difference.new)
        return object
    }

    private static func title(_ state: String) -> LocalizedText {
        ProtocolState(rawValue: state)?.title ?? LocalizedText(verbatim: state)
    }
}
