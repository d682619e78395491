import GeoCore

/// The parameter `tolerance`: how far a generalised geometry may leave the stored one, in metres.
struct ToleranceParameter: QueryParameter {
    /// More would leave nothing of a city.
    private static let maximum = 100_000.0

    static let name = "tolerance"
    var name: String { Self.name }
    var summary: LocalizedText {
        LocalizedText(
            "Geometries generalised so that they leave the stored ones by no more than this, in metres; 0 for none.",
            tr: "Geometriler, özgün hâllerinden en çok bu kadar metre ayrılacak biçimde genelleştirilir; 0 ise "
                + "değiştirilmez."
        )
    }
    var schema: JSONValue { ["type": "number", "minimum": 0, "maximum": .number(Self.maximum)] }

    func parse(_ text: String) throws(PaftaError) -> Double {
        if let metres = DecimalNumber.parse(text), (0...Self.maximum).contains(metres) { return metres }
        throw .invalidParameter(
            name,
            text,
            LocalizedText(
                "it must be a number of metres from 0 to 100000",
                tr: "metre olarak 0 ile 100000 arasında bir sayı olmalı"
            ),
            example: "2.5"
        )
    }
}

/// The parameter `zoom-level`: geometries fit for a map of this level of WebMercatorQuad.
///
/// They may leave the stored ones by half a pixel of 256 to a tile at the equator, which at 60° N is a whole one.
/// - SeeAlso: OGC API - Features - Part 7 (draft), requirements `/req/zoom-level/parameter` and `response`.
struct ZoomLevelParameter: QueryParameter {
    /// The side of a pixel of level 0 at the equator, in metres (OGC 17-083r4, table D.1).
    private static let pixel = 156_543.033_928_041

    let name = "zoom-level"
    var summary: LocalizedText {
        LocalizedText(
            "Geometries generalised for a map of this zoom level of WebMercatorQuad, half a pixel at most; not together with "
                + "tolerance.",
            tr: "Geometriler, WebMercatorQuad'ın bu yakınlaştırma düzeyindeki bir harita için en çok yarım piksel "
                + "genelleştirilir; tolerance ile birlikte kullanılmaz."
        )
    }
    var schema: JSONValue { ["type": "number", "minimum": 0] }

    /// Returns the tolerance in metres.
    func parse(_ text: String) throws(PaftaError) -> Double {
        guard let level = DecimalNumber.parse(text), level >= 0 else {
            throw .invalidParameter(
                name,
                text,
                LocalizedText("it must be a number from 0 on", tr: "0 ya da daha büyük bir sayı olmalı"),
                example: "14"
            )
        }
        return Self.pixel / 2 * Self.half(raisedTo: min(level, 40))
    }

    /// The fraction of the level is taken linearly between its neighbours, which no map can tell.
    private static func half(raisedTo level: Double) -> Double {
        let whole = level.rounded(.down)
        return (1 - (level - whole) / 2) / Double(UInt64(1) << UInt64(whole))
    }
}
