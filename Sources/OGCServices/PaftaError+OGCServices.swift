import FeatureQuery
public import GeoCore

extension PaftaError.Code {
    /// The address does not take this method.
    public static let methodNotAllowed = Self("method.notAllowed")
    /// A query parameter is not known to the operation.
    public static let unknownParameter = Self("parameter.unknown")
    /// A query parameter has a value that cannot be used.
    public static let invalidParameter = Self("parameter.invalid")
    /// A query parameter stands in the URL more than once.
    public static let repeatedParameter = Self("parameter.repeated")
    /// The client accepts none of the formats that are offered.
    public static let notAcceptable = Self("format.notAcceptable")
    /// A page is asked for that belongs to an earlier load of the data.
    public static let outdatedCursor = Self("cursor.outdated")
    /// A brief answer was wanted, and there is none; never told to a client.
    public static let notBrief = Self("request.notBrief")
    /// A body is longer than is read.
    public static let requestTooLarge = Self("request.tooLarge")
    /// A body is of a media type that is not read.
    public static let unsupportedMediaType = Self("mediaType.unsupported")
    /// A body is not what its media type says, or no query expression.
    public static let invalidBody = Self("body.invalid")
    /// There is no tile matrix set of this name.
    public static let unknownTileMatrixSet = Self("tileMatrixSet.unknown")
    /// The collection has no geometry and so no tiles.
    public static let noTiles = Self("collection.withoutTiles")
    /// The tile lies outside the grid or the extent of the collection.
    public static let tileOutOfRange = Self("tile.outOfRange")
    /// The zoom level is too low for the number of features.
    public static let tileBelowMinimumZoom = Self("tile.belowMinimumZoom")
}

extension PaftaError {
    /// What a client may name, cut to a length that fits a message.
    private static func shown(_ text: String) -> String {
        let cut = String(text.prefix(80))
        return cut == text ? cut : cut + "…"
    }

    /// The error for a value that cannot be used; `reason` is half a sentence, `example` a value that would be right.
    static func invalidParameter(
        _ name: String,
        _ value: String,
        _ reason: LocalizedText,
        example: String,
        line: Int = #line
    ) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidParameter,
            LocalizedText(
                "Parameter '\(shown(name))' cannot be '\(shown(value))': \(reason.english).",
                tr: "'\(shown(name))' parametresinin değeri '\(shown(value))' olamaz: \(reason.turkish)."
            ),
            remedy: LocalizedText(
                "Write it like this: \(name)=\(example)",
                tr: "Şu biçimde yazın: \(name)=\(example)"
            ),
            line: line
        )
    }

    /// The error for a name that the operation does not know.
    static func unknownParameter(_ name: String, known: [String]) -> PaftaError {
        let list = known.joined(separator: ", ")
        return PaftaError(
            .invalidInput,
            .unknownParameter,
            LocalizedText(
                "There is no query parameter '\(shown(name))' here.",
                tr: "Burada '\(shown(name))' adında bir sorgu parametresi yok."
            ),
            remedy: known.isEmpty
                ? LocalizedText("Leave all parameters out.", tr: "Parametre kullanmayın.")
                : LocalizedText(
                    "Use these, spelled exactly so: \(list).",
                    tr: "Şunları, tam bu yazılışla kullanın: \(list)."
                )
        )
    }

    /// The error for a name that stands twice in the URL.
    static func repeatedParameter(_ name: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .repeatedParameter,
            LocalizedText(
                "Parameter '\(shown(name))' stands in the URL more than once.",
                tr: "'\(shown(name))' parametresi adreste birden çok kez geçiyor."
            ),
            remedy: LocalizedText("Give each parameter once.", tr: "Her parametreyi bir kez yazın.")
        )
    }

    /// The error for two parameters of which only one can hold.
    static func contradictingParameters(_ one: String, _ other: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidParameter,
            LocalizedText(
                "Parameters '\(one)' and '\(other)' contradict each other.",
                tr: "'\(one)' ile '\(other)' parametreleri birbiriyle çelişiyor."
            ),
            remedy: LocalizedText("Give one of them.", tr: "İkisinden birini yazın.")
        )
    }

    /// The error for a client that refuses every format.
    static func notAcceptable(offered: [ContentFormat]) -> PaftaError {
        let types = offered.map(\.mediaType).joined(separator: ", ")
        return PaftaError(
            .unsupported,
            .notAcceptable,
            LocalizedText(
                "The request accepts none of the formats this resource has.",
                tr: "İstek, bu kaynağın sunulduğu biçimlerin hiçbirini kabul etmiyor."
            ),
            remedy: LocalizedText(
                "Name one of these in the header field Accept: \(types).",
                tr: "Accept başlık alanında şunlardan birini yazın: \(types)."
            )
        )
    }

    /// The error for a feature that is not there.
    static func unknownFeature(_ feature: String, in collection: String) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownFeature,
            LocalizedText(
                "Collection '\(shown(collection))' has no feature '\(shown(feature))'.",
                tr: "'\(shown(collection))' katmanında '\(shown(feature))' kimlikli bir kayıt yok."
            ),
            remedy: LocalizedText(
                "Identifiers are the 'id' members of the features of the collection.",
                tr: "Kimlikler, katmandaki kayıtların 'id' değerleridir."
            )
        )
    }

    /// The error for a page of data that was replaced meanwhile.
    static var notBrief: PaftaError {
        PaftaError(
            .unavailable,
            .notBrief,
            LocalizedText("Many features have to be looked at.", tr: "Çok sayıda kayda bakılması gerekiyor.")
        )
    }

    static func outdatedCursor() -> PaftaError {
        PaftaError(
            .conflict,
            .outdatedCursor,
            LocalizedText(
                "The collection was loaded or indexed again since the page before; this page does not continue it any more.",
                tr: "Katman, önceki sayfadan sonra yeniden yüklendi ya da dizinlendi; bu sayfa artık onun devamı değil."
            ),
            remedy: LocalizedText(
                "Start again at the first page, without 'cursor'.",
                tr: "'cursor' olmadan ilk sayfadan yeniden başlayın."
            )
        )
    }
}
