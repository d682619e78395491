import GeoCore
import LayerLoading
import PaftaTerminal

/// Tells what happens in a watched folder: lines for people on the standard error, or JSON lines on the standard output.
struct WatchLog {
    let console: Console

    /// What happened.
    enum Event: String {
        case started
        case stopped
        /// No rule fits a file.
        case unmatched
        /// Parts of a file are not there yet.
        case waiting
        case loading
        case loaded
        /// The layers held the same already.
        case unchanged
        case refused
        /// It is to be tried again; the file is not to blame.
        case failed
    }

    /// Writes a line.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - text: The same for people, without the file.
    ///   - file: The file it happened to.
    ///   - members: Further members of the JSON object.
    func write(_ event: Event, _ text: LocalizedText, file: String? = nil, _ members: [(String, Member)] = []) {
        guard console.json else {
            let prefix = Environment.now + (file.map { " \($0)" } ?? "")
            return console.note(LocalizedText("\(prefix): \(text.english)", tr: "\(prefix): \(text.turkish)"))
        }
        var object = JSONObject()
        object.add("time", Environment.now)
        object.add("event", event.rawValue)
        if let file { object.add("file", file) }
        object.add("message", text.text(in: console.language))
        for (name, member) in members {
            switch member {
            case .number(let number): object.add(name, number)
            case .text(let text): object.add(name, text)
            case .json(let json): object.add(name, verbatim: json)
            }
        }
        console.result(object.text)
    }

    /// A member of a JSON line.
    enum Member {
        case number(Int)
        case text(String)
        case json(String)
    }
}
