import GeoCore

/// Looks at what stands before the content of an XML document and refuses what only attacks need.
///
/// Entities can make a small file fill the memory or pull in other files (W3C XML 1.0, clause 4.2.2); no format of
/// deliveries uses them.
struct DocumentCheck {
    /// The first element with its namespaces; empty if the file is no XML document.
    let root: String

    /// The most bytes that may stand before the first element.
    private static let limit = 1 << 20

    /// Checks a document.
    ///
    /// - Throws: `source.unsafe` for a document type, `source.remoteReference` for a KML file that takes its content from
    ///   elsewhere.
    init(_ path: String, name: String) throws(PaftaError) {
        guard let file = LocalFile(reading: path) else {
            root = ""
            return
        }
        var scanner = PrologScanner(Self.narrowed(file.read(Self.limit)))
        switch scanner.root() {
        case .element(let text): root = text
        case .nothing: root = ""
        case .declaration: throw .unsafeDocument(name)
        }
        if SourcePath.ending(path) == "kml" { try Self.checkLinks(path, name) }
    }

    /// Whether the document is a plan of the ministry's schema.
    var isPlan: Bool { root.contains("www.csb.gov.tr") }

    /// Takes the zeros out of UTF-16, whose marks are ASCII all the same.
    private static func narrowed(_ bytes: [UInt8]) -> [UInt8] {
        bytes.prefix(4).contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            ? bytes.filter { $0 != 0 } : bytes
    }

    private static func checkLinks(_ path: String, _ name: String) throws(PaftaError) {
        guard let file = LocalFile(reading: path) else { return }
        let word = Array("<NetworkLink".utf8)
        var rest: [UInt8] = []
        while true {
            let bytes = file.read(1 << 20)
            if bytes.isEmpty { return }
            let text = rest + narrowed(bytes)
            if contains(word, in: text) { throw .remoteReference(name, cause: "NetworkLink") }
            rest = Array(text.suffix(word.count - 1))
        }
    }

    private static func contains(_ word: [UInt8], in text: [UInt8]) -> Bool {
        guard text.count >= word.count else { return false }
        let first = word[0]
        for start in 0...(text.count - word.count) where text[start] == first {
            if text[start..<start + word.count].elementsEqual(word) {
                // `<NetworkLinkControl>` only says how often to ask again.
                let next = start + word.count < text.count ? text[start + word.count] : UInt8(ascii: ">")
                if next != UInt8(ascii: "C") { return true }
            }
        }
        return false
    }
}
