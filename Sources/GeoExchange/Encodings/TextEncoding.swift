internal import CGDAL
import GeoCore

/// A text encoding, by a name that the C library knows.
struct TextEncoding: Hashable {
    /// The name, such as `CP1254`.
    let name: String

    static let utf8 = TextEncoding(known: "UTF-8")

    private init(known name: String) { self.name = name }

    /// Finds the encoding that people and files call `text`; `nil` if there is none.
    ///
    /// Takes `1254`, `ANSI 1254`, `windows-1254`, `8859_9` and what `iconv --list` names.
    init?(_ text: String) {
        let upper = text.uppercased().filter { !$0.isWhitespace }
        let plain = upper.filter { $0 != "-" && $0 != "_" }
        let digits = plain.filter(\.isNumber)
        let isNumber = digits.count >= 3 && digits.count <= 5
        let name: String
        if plain == "UTF8" || digits == "65001" {
            name = "UTF-8"
        } else if let part = plain.firstRange(of: "8859"), Int(plain[part.upperBound...]) != nil {
            name = "ISO-8859-\(plain[part.upperBound...])"
        } else if isNumber, ["", "CP", "ANSI", "OEM", "WIN", "WINDOWS"].contains(plain.filter { !$0.isNumber }) {
            name = "CP\(digits)"
        } else {
            name = upper
        }
        guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), Self.isKnown(name) else { return nil }
        self.name = name
    }

    private static func isKnown(_ name: String) -> Bool {
        let messages = GDALMessages()
        messages.collect { unsafe VSIFree(CPLRecode("a", name, "UTF-8")) }
        return messages.failures.isEmpty && messages.notes.isEmpty
    }

    /// Returns the UTF-8 form of `bytes`, which have no zero; `nil` if they are not of this encoding.
    func decoded(_ bytes: [UInt8]) -> [UInt8]? { Self.recoded(bytes, from: name, to: "UTF-8") }

    /// Returns the bytes of a text in this encoding; `nil` if the encoding cannot say it.
    func encoded(_ text: [UInt8]) -> [UInt8]? {
        self == .utf8 ? text : Self.recoded(text, from: "UTF-8", to: name)
    }

    /// Returns the bytes of a text with a question mark for what the encoding cannot say, and whether there was none.
    func encodedAsFarAsPossible(_ text: [UInt8]) -> ([UInt8], isComplete: Bool) {
        if let bytes = encoded(text) { return (bytes, true) }
        var result: [UInt8] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            result += encoded(Array(String(scalar).utf8)) ?? [UInt8(ascii: "?")]
        }
        return (result, false)
    }

    private static func recoded(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
        let messages = GDALMessages()
        let text = bytes + [0]
        return messages.collect {
            unsafe text.withUnsafeBytes { text -> [UInt8]? in
                let start = unsafe text.baseAddress?.assumingMemoryBound(to: CChar.self)
                let result = unsafe CPLRecode(start, source, target)
                defer { unsafe VSIFree(result) }
                guard messages.failures.isEmpty, messages.notes.isEmpty else { return nil }
                return unsafe Array(UnsafeRawBufferPointer(start: result, count: CPLStrnlen(result, Int(Int32.max))))
            }
        }
    }
}
