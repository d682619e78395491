import GeoCore

/// The parameter `bbox`: a box in CRS84, or in CRS84h with six numbers.
///
/// Numbers are west, south, east, north in degrees; with heights they are west, south, lowest, east, north, highest, and
/// the heights are checked but select nothing, since the requirement is met by every feature over or under the box. A box
/// whose west is greater than its east crosses the antimeridian and becomes two.
/// - SeeAlso: OGC 17-069r4, requirements `/req/core/fc-bbox-definition` and `fc-bbox-response`.
struct BboxParameter: QueryParameter {
    let name = "bbox"
    let summary = LocalizedText(
        "Only features whose geometry meets this box, and features without geometry. Four numbers: west, south, east, "
            + "north in degrees (CRS84); six numbers with the lowest and highest height in the third and sixth place "
            + "(CRS84h), which select nothing. West is greater than east for a box across the antimeridian.",
        tr:
            "Yalnız geometrisi bu kutuya değen kayıtlar ve geometrisi olmayanlar. Dört sayı: derece olarak batı, güney, "
            + "doğu, kuzey (CRS84); altı sayıda üçüncü ve altıncı sayılar en düşük ve en yüksek yüksekliktir (CRS84h) ve "
            + "seçimi etkilemez. 180. boylamı kesen kutuda batı doğudan büyüktür."
    )
    let schema: JSONValue = [
        "type": "array", "items": ["type": "number"],
        "oneOf": [["minItems": 4, "maxItems": 4], ["minItems": 6, "maxItems": 6]],
    ]

    func parse(_ text: String) throws(PaftaError) -> [Envelope] {
        let numbers = try numbers(text)
        let hasHeights = numbers.count == 6
        if hasHeights, numbers[2] > numbers[5] {
            throw invalid(text, "the lowest height is above the highest", tr: "en düşük yükseklik en yüksekten büyük")
        }
        let (west, south) = (numbers[0], numbers[1])
        let (east, north) = hasHeights ? (numbers[3], numbers[4]) : (numbers[2], numbers[3])
        guard abs(west) <= 180, abs(east) <= 180 else {
            throw invalid(text, "longitudes run from -180 to 180 degrees", tr: "boylam -180 ile 180 derece arasındadır")
        }
        guard abs(south) <= 90, abs(north) <= 90 else {
            throw invalid(text, "latitudes run from -90 to 90 degrees", tr: "enlem -90 ile 90 derece arasındadır")
        }
        guard south <= north else {
            throw invalid(text, "the south is greater than the north", tr: "güney sınırı kuzey sınırından büyük")
        }
        guard west > east else { return [Envelope(minX: west, minY: south, maxX: east, maxY: north)] }
        return [
            Envelope(minX: west, minY: south, maxX: 180, maxY: north),
            Envelope(minX: -180, minY: south, maxX: east, maxY: north),
        ]
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
        .invalidParameter(name, text, LocalizedText(english, tr: turkish), example: "28.9,40.9,29.1,41.1")
    }
}
