internal import GeoCore
internal import TOMLReading

/// The document of a protocol as somebody wrote it, and how its mistakes are told.
struct ProtocolFile: TOMLDocument {
    /// The name of the file, without folders; `nil` for a text that is in no file.
    let name: String?

    func fault(_ what: LocalizedText, remedy: LocalizedText?) -> PaftaError {
        let english = name.map { " '\($0.prefix(120))'" } ?? ""
        let turkish = name.map { "'\($0.prefix(120))' " } ?? ""
        return PaftaError(
            .invalidInput,
            .invalidProtocol,
            LocalizedText(
                "The protocol document\(english) cannot be read: \(Self.ended(what.english))",
                tr: "\(turkish)protokol belgesi okunamıyor: \(Self.ended(what.turkish))"
            ),
            remedy: remedy
                ?? LocalizedText(
                    "Correct it; 'pafta protocol new' writes a document that explains every key.",
                    tr: "Düzeltin; 'pafta protocol new' her anahtarı açıklayan bir belge yazar."
                )
        )
    }

    func fault(_ what: LocalizedText) -> PaftaError { fault(what, remedy: nil) }

    func nearest(to key: String, in known: [String]) -> String? {
        let wanted = Self.letters(key)
        let distances = known.map { ($0, wanted.editDistance(to: Self.letters($0))) }
        guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= (wanted.count < 4 ? 1 : 2) else { return nil }
        return best.0
    }

    private static func letters(_ key: String) -> [UInt8] {
        Array(key.lowercased().utf8.prefix(64)).filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
    }

    /// A question has its mark already.
    private static func ended(_ sentence: String) -> String { sentence.hasSuffix("?") ? sentence : sentence + "." }
}
