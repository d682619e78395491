import GeoCore

/// The parameter `bbox`: a box in CRS84, in CRS84h with six numbers, or in the CRS that `bbox-crs` names.
///
/// Numbers are the lowest of both axes, then the greatest, in the order of the CRS's authority: west, south, east, north in
/// CRS84, south, west, north, east in EPSG:5253. With heights the third and sixth number are the lowest and highest; they
/// are checked but select nothing, since the requirement is met by every feature over or under the box. A box in longitudes
/// whose west is greater than its east crosses the antimeridian and becomes two.
/// - SeeAlso: OGC 17-069r4, requirements `/req/core/fc-bbox-definition` and `fc-bbox-response`; OGC 18-058r1, requirement
///   `/req/crs/fc-bbox-crs-action`.
struct BboxParameter: QueryParameter {
    /// The CRS of the numbers.
    var crs = CoordinateSystem.crs84

    let name = "bbox"
    var summary: LocalizedText {
        LocalizedText(
            "Only features whose geometry meets this box, and features without geometry. Four numbers: west, south, east, "
                + "north in degrees (CRS84), or the lowest and then the greatest of both axes of bbox-crs; six numbers with the "
                + "lowest and highest height in the third and sixth place, which select nothing. West is greater than east for "
                + "a box across the antimeridian.",
            tr:
                "Yalnız geometrisi bu kutuya değen kayıtlar ve geometrisi olmayanlar. Dört sayı: derece olarak batı, güney, "
                + "doğu, kuzey (CRS84) ya da bbox-crs sisteminin iki ekseninde önce en küçük, sonra en büyük değerler; altı "
                + "sayıda üçüncü ve altıncı sayılar en düşük ve en yüksek yüksekliktir ve seçimi etkilemez. 180. boylamı kesen "
                + "kutuda batı doğudan büyüktür."
        )
    }
    var schema: JSONValue {
        [
            "type": "array", "items": ["type": "number"],
            "oneOf": [["minItems": 4, "maxItems": 4], ["minItems": 6, "maxItems": 6]],
        ]
    }

    func parse(_ text: String) throws(PaftaError) -> [Envelope] {
        let numbers = try numbers(text)
        let half = numbers.count / 2
        if half == 3, numbers[2] > numbers[5] {
            throw invalid(text, "the lowest height is above the highest", tr: "en düşük yükseklik en yüksekten büyük")
        }
        let (x, y) = crs.isNorthingFirst ? (1, 0) : (0, 1)
        let west = numbers[x]
        let south = numbers[y]
        let east = numbers[half + x]
        let north = numbers[half + y]
        if crs.isGeographic { try checkDegrees(longitudes: [west, east], latitudes: [south, north], in: text) }
        guard south <= north else {
            throw invalid(text, "the south is greater than the north", tr: "güney sınırı kuzey sınırından büyük")
        }
        guard west > east else { return [Envelope(minX: west, minY: south, maxX: east, maxY: north)] }
        guard crs.isGeographic else {
            throw invalid(text, "the west is greater than the east", tr: "batı sınırı doğu sınırından büyük")
        }
        return [
            Envelope(minX: west, minY: south, maxX: 180, maxY: north),
            Envelope(minX: -180, minY: south, maxX: east, maxY: north),
        ]
    }

    private func checkDegrees(longitudes: [Double], latitudes: [Double], in text: String) throws(PaftaError) {
        guard longitudes.allSatisfy({ abs($0) <= 180 }) else {
            throw invalid(text, "longitudes run from -180 to 180 degrees", tr: "boylam -180 ile 180 derece arasındadır")
        }
        guard latitudes.allSatisfy({ abs($0) <= 90 }) else {
            throw invalid(text, "latitudes run from -90 to 90 degrees", tr: "enlem -90 ile 90 derece arasındadır")
        }
    }

    private func numbers(_ text: String) throws(PaftaError) -> [Double] {
        let parts = text.utf8.count <= 400 ? text.split(separator: ",", omittingEmptySubsequences: false) : []
        guard parts.count == 4 || parts.count == 6 else {
            throw invalid(
                text,
                "it must have four numbers, or six with heights",
                tr: "dört, yükseklikle altı sayı olmalı"
            )
        }
        let numbers = parts.compactMap { DecimalNumber.parse($0) }
        guard numbers.count == parts.count else {
            throw invalid(text, "a part is not a number", tr: "parçalardan biri sayı değil")
        }
        return numbers
    }

    private func invalid(_ text: String, _ english: String, tr turkish: String) -> PaftaError {
        .invalidParameter(name, text, LocalizedText(english, tr: turkish), example: example)
    }

    /// Near Istanbul, as far as degrees go.
    private var example: String {
        switch (crs.isGeographic, crs.isNorthingFirst) {
        case (true, false): "28.9,40.9,29.1,41.1"
        case (true, true): "40.9,28.9,41.1,29.1"
        case (false, false): "400000,4530000,410000,4540000"
        case (false, true): "4530000,400000,4540000,410000"
        }
    }
}
