public import GeoCore

extension PaftaError.Code {
    /// A text is no protocol document.
    public static let invalidProtocol = Self("protocol.invalid")
    /// There is no protocol of this number, or no such version of it.
    public static let unknownProtocol = Self("protocol.unknown")
    /// The protocol's state does not allow what was asked for.
    public static let protocolState = Self("protocol.state")
    /// A protocol is not approved because its document has faults.
    public static let unapprovable = Self("protocol.unapprovable")
    /// The area of a layer was not made of the features it names, or its shape cannot be read.
    public static let unusableArea = Self("protocol.area")
}

extension PaftaError {
    static func unknownProtocol(_ number: String, version: Int? = nil) -> PaftaError {
        let shown = number.prefix(80)
        return PaftaError(
            .notFound,
            .unknownProtocol,
            version.map {
                LocalizedText(
                    "There is no version \($0) of the protocol '\(shown)'.",
                    tr: "'\(shown)' protokolünün \($0). sürümü yok."
                )
            } ?? LocalizedText("There is no protocol '\(shown)'.", tr: "'\(shown)' numaralı protokol yok."),
            remedy: LocalizedText(
                "'pafta protocol list' shows the protocols there are.",
                tr: "Olan protokolleri 'pafta protocol list' gösterir."
            )
        )
    }

    static func state(_ state: ProtocolState, refuses action: ProtocolAction, _ number: String) -> PaftaError {
        PaftaError(
            .conflict,
            .protocolState,
            LocalizedText(
                "The protocol '\(number.prefix(80))' is \(state.title.english); "
                    + "\(action.title.english) is not possible.",
                tr: "'\(number.prefix(80))' protokolünün durumu: \(state.title.turkish); "
                    + "\(action.title.turkish) işlemi yapılamaz."
            ),
            remedy: ProtocolLife.remedy(for: state)
        )
    }

    static func area(_ what: LocalizedText, layer: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unusableArea,
            LocalizedText(
                "The area of the layer '\(layer.prefix(80))' cannot be used: \(what.english).",
                tr: "'\(layer.prefix(80))' katmanının alanı kullanılamıyor: \(what.turkish)."
            ),
            remedy: LocalizedText(
                "Give a polygon or multipolygon as wkt or geojson, x (east) before y (north), "
                    + "or name features of a layer.",
                tr: "Alanı wkt ya da geojson ile, x (doğu) önce y (kuzey) sonra, POLYGON ya da MULTIPOLYGON olarak "
                    + "verin ya da bir katmandaki kayıtları adlarıyla belirtin."
            )
        )
    }
}
