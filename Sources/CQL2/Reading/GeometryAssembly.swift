import GeoCore

/// Puts one geometry together from its positions and checks what every geometry must fulfil.
///
/// - SeeAlso: OGC 06-103r4, clause 6.1; RFC 7946, clause 3.1.
struct GeometryAssembly {
    private var column = GeometryColumn()
    private var hasHeights: Bool?
    private var ringStart = 0

    /// Adds a position of the current path or ring; all of a geometry have a height, or none has.
    mutating func append(
        _ x: Double,
        _ y: Double,
        _ height: Double?,
        at offset: Int,
        in reading: FilterReading
    ) throws(PaftaError) {
        if hasHeights == nil { hasHeights = height != nil }
        guard hasHeights == (height != nil) else {
            throw reading.error(
                LocalizedText(
                    "some positions of the geometry have a height and some have none.",
                    tr: "geometrinin bazı konumlarında yükseklik var, bazılarında yok."
                ),
                remedy: LocalizedText(
                    "Give every position two numbers, or every position three.",
                    tr: "Her konuma iki ya da her konuma üç sayı yazın."
                ),
                at: offset
            )
        }
        column.appendPosition(x: x, y: y)
        if let height { column.z.append(height) }
    }

    /// Ends a point.
    mutating func endPoint() {
        endRing()
        column.endPart(.point)
    }

    /// Ends a path that starts at byte `offset`.
    mutating func endPath(at offset: Int, in reading: FilterReading) throws(PaftaError) {
        guard column.positionCount - ringStart >= 2 else {
            throw reading.error(
                LocalizedText("a LINESTRING has at least two positions.", tr: "LINESTRING en az iki konumdan oluşur."),
                remedy: LocalizedText("Write LINESTRING(x y, x y).", tr: "LINESTRING(x y, x y) yazın."),
                at: offset
            )
        }
        endRing()
        column.endPart(.lineString)
    }

    /// Ends a ring of a polygon that starts at byte `offset`.
    mutating func endLinearRing(at offset: Int, in reading: FilterReading) throws(PaftaError) {
        let count = column.positionCount - ringStart
        let isClosed =
            count > 0 && column.xy[2 * ringStart] == column.xy[column.xy.count - 2]
            && column.xy[2 * ringStart + 1] == column.xy[column.xy.count - 1]
        guard count >= 4, isClosed else {
            throw reading.error(
                isClosed
                    ? LocalizedText(
                        "a polygon's ring has at least four positions.",
                        tr: "çokgen halkası en az dört konumdan oluşur."
                    )
                    : LocalizedText("the polygon's ring is not closed.", tr: "çokgenin halkası kapanmıyor."),
                remedy: LocalizedText(
                    "Repeat the first position of every ring at its end.",
                    tr: "Her halkanın ilk konumunu sonunda yineleyin."
                ),
                at: offset
            )
        }
        endRing()
    }

    /// Ends a polygon, whose rings were added before.
    mutating func endPolygon() { column.endPart(.polygon) }

    private mutating func endRing() {
        column.endRing()
        ringStart = column.positionCount
    }

    /// Ends the geometry.
    mutating func end(_ type: GeometryType) -> Literal {
        column.endRow(type)
        return .geometry(GeometryLiteral(column))
    }
}

/// The order of the axes that a filter's coordinates are written in.
public enum AxisOrder: Sendable, Hashable {
    /// East or longitude first.
    case eastNorth
    /// North or latitude first, as EPSG:4326 and the TUREF codes have it.
    case northEast
}

extension FilterReading {
    /// Returns the literal of a box; west may be greater than east (across the antimeridian), south not than north.
    mutating func box(_ numbers: [Double], _ order: AxisOrder, at offset: Int) throws(PaftaError) -> Literal {
        guard numbers.count == 4 || numbers.count == 6 else {
            throw error(
                LocalizedText(
                    "BBOX takes four or six numbers, found \(numbers.count).",
                    tr: "BBOX dört ya da altı sayı alır, \(numbers.count) sayı var."
                ),
                remedy: Self.boxRemedy,
                at: offset
            )
        }
        try count(positions: 2, at: offset)
        let half = numbers.count / 2
        let north = order == .eastNorth ? 1 : 0
        guard numbers[north] <= numbers[north + half], half == 2 || numbers[2] <= numbers[5] else {
            throw error(
                LocalizedText(
                    "the south of the BBOX is north of its north, or its bottom above its top.",
                    tr: "BBOX'ın güneyi kuzeyinden ya da altı üstünden büyük."
                ),
                remedy: Self.boxRemedy,
                at: offset
            )
        }
        return .box(numbers)
    }

    private static let boxRemedy = LocalizedText(
        "Write the lower left corner, then the upper right one: BBOX(29.0, 41.0, 29.1, 41.1).",
        tr: "Önce sol alt, sonra sağ üst köşeyi yazın: BBOX(29.0, 41.0, 29.1, 41.1)."
    )
}
