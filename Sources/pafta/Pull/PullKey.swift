import GeoCore
import PaftaTerminal

/// The key of a partner: in a file or in the environment, never among the arguments, which everybody on the machine sees.
enum PullKey {
    /// Returns the key; `nil` if none is given.
    ///
    /// - Throws: `key.invalid` if what is given is no key; `file.unreadable`.
    static func read(_ file: String?) throws(PaftaError) -> String? {
        let given =
            try file.map { name throws(PaftaError) in try TextFile.read(name) } ?? Environment.value("PAFTA_KEY")
        guard let given else { return nil }
        let lines = given.split(whereSeparator: \.isNewline)
        guard lines.count == 1, let key = lines.first?.trimmed, !key.isEmpty,
            key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .invalidKey("\(lines.count) lines") }
        return String(key)
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var rest = drop(while: \.isWhitespace)
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }
}
