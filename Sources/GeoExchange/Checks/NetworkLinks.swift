import GeoCore

/// Where a KML document takes content from (OGC 12-007r2, clauses 9.18 and 13.1), and whether it has some of its own.
///
/// Documents are read in pieces: they may be larger than the memory.
struct NetworkLinks {
    /// The addresses as they stand there.
    private(set) var addresses: [String] = []
    /// Whether there are links at all.
    private(set) var isLinking = false
    /// Whether every link has an address that can be read with certainty.
    private(set) var isClear = true
    /// Whether there are features.
    private(set) var hasFeatures = false

    private static let start = Array("<NetworkLink".utf8)
    private static let end = Array("</NetworkLink>".utf8)
    private static let feature = Array("<Placemark".utf8)
    /// Honest links are a few hundred bytes long, and there are as many as layers.
    private static let lengthLimit = 1 << 16
    private static let countLimit = 1_000

    /// Looks through a document; a file that cannot be read has no links.
    init(_ path: String) {
        guard let file = LocalFile(reading: path) else { return }
        var text: [UInt8] = []
        while isClear {
            let bytes = file.read(1 << 20)
            text += DocumentCheck.narrowed(bytes)
            let place = take(text[...], isEnd: bytes.isEmpty)
            text.removeFirst(place)
            if bytes.isEmpty { return }
        }
    }

    /// Takes the links of a piece of the document; returns where what is to be looked at again begins.
    private mutating func take(_ text: ArraySlice<UInt8>, isEnd: Bool) -> Int {
        if !hasFeatures { hasFeatures = Self.firstIndex(of: Self.feature, in: text) != nil }
        var rest = text
        while let start = Self.firstIndex(of: Self.start, in: rest) {
            let behind = start + Self.start.count
            guard behind < text.endIndex else {
                if isEnd { refuse() }
                return start
            }
            // `<NetworkLinkControl>` only says how often to ask again.
            if text[behind] == UInt8(ascii: "C") {
                rest = text[behind...]
                continue
            }
            isLinking = true
            guard let end = Self.firstIndex(of: Self.end, in: text[behind...].prefix(Self.lengthLimit)) else {
                if isEnd || text.endIndex - start > Self.lengthLimit { refuse() }
                return start
            }
            note(text[behind..<end])
            rest = text[end...]
        }
        return max(rest.startIndex, text.endIndex - Self.start.count + 1)
    }

    private mutating func refuse() {
        isLinking = true
        isClear = false
    }

    /// Notes the one address of a link.
    private mutating func note(_ link: ArraySlice<UInt8>) {
        let parts = String(decoding: link, as: UTF8.self).split(separator: "<href>", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].contains("<!"), addresses.count < Self.countLimit,
            let end = parts[1].firstRange(of: "</href>"), !parts[1][end.upperBound...].contains("<!"),
            let address = Self.plain(parts[1][..<end.lowerBound])
        else { return refuse() }
        addresses.append(address)
    }

    /// Returns the text that stands for an address in XML; `nil` if it has elements or comments in it.
    private static func plain(_ text: Substring) -> String? {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        if text.hasPrefix("<![CDATA["), text.hasSuffix("]]>") {
            let inside = text.dropFirst(9).dropLast(3)
            return inside.contains("]]>") ? nil : String(inside)
        }
        guard !text.contains("<") else { return nil }
        let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        return marks.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }

    private static func firstIndex(of word: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard text.count >= word.count else { return nil }
        var rest = text.dropLast(word.count - 1)
        while let start = rest.firstIndex(of: word[0]) {
            if text[start..<start + word.count].elementsEqual(word) { return start }
            rest = rest[(start + 1)...]
        }
        return nil
    }
}
