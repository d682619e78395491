internal import GeoCore
internal import TOMLReading

/// A template or mapping file of the user.
struct TemplateDocument: TOMLDocument {
    /// What the file is.
    enum Kind {
        case template
        case mapping
    }

    let kind: Kind
    /// The name of the file, without folders; `nil` for a text that is in no file.
    let file: String?

    /// A question has its mark already.
    private static func ended(_ sentence: String) -> String { sentence.hasSuffix("?") ? sentence : sentence + "." }

    /// Returns the error for a mistake; `what` is a sentence without a full stop.
    func fault(_ what: LocalizedText, remedy: LocalizedText?) -> PaftaError {
        let name = file.map { " '\($0.prefix(120))'" } ?? ""
        let turkishName = file.map { "'\($0.prefix(120))' " } ?? ""
        return switch kind {
        case .template:
            PaftaError(
                .invalidInput,
                .invalidTemplate,
                LocalizedText(
                    "The template\(name) cannot be used: \(Self.ended(what.english))",
                    tr: "\(turkishName)şablonu kullanılamıyor: \(Self.ended(what.turkish))"
                ),
                remedy: remedy
                    ?? LocalizedText(
                        "Correct it; 'pafta template new' writes a template that explains every key.",
                        tr: "Düzeltin; 'pafta template new' her anahtarı açıklayan bir şablon yazar."
                    )
            )
        case .mapping:
            PaftaError(
                .invalidInput,
                .invalidMapping,
                LocalizedText(
                    "The field mapping\(name) cannot be used: \(Self.ended(what.english))",
                    tr: "\(turkishName)alan eşlemesi kullanılamıyor: \(Self.ended(what.turkish))"
                ),
                remedy: remedy
                    ?? LocalizedText(
                        "Correct it; 'pafta load' can write a suggested mapping to start from.",
                        tr: "Düzeltin; 'pafta load' başlangıç için bir eşleme önerisi yazabilir."
                    )
            )
        }
    }

    func nearest(to key: String, in known: [String]) -> String? { NearestName.nearest(to: key, in: known) }
}
