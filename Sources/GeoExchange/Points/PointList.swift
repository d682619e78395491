import FeatureQuery
import GeoCore

/// Lists of points as NETCAD and total stations write them: `number Y X Z code`, with blanks or tabs between, no header.
///
/// Y is the easting and comes first, as Turkish geodesy has it; a list whose first numbers can only be northings is read
/// the other way round, and that is noted.
struct PointList {
    /// One line of a list.
    private struct Line {
        var number: String
        var first: Double
        var second: Double
        var height: Double?
        var code: String?
    }

    /// Northings of Turkey in metres.
    private static let northings = 3_800_000.0...4_800_000.0

    /// Reads a list; `nil` for a text file that is a table with a header instead.
    ///
    /// - Throws: `source.damaged` with the line that is none of a list, `source.unreadable`, `encoding.unclear`.
    static func read(
        _ path: String,
        name: String,
        _ encoding: TextEncoding?,
        _ messages: GDALMessages
    ) throws(PaftaError) -> PreparedLayer? {
        let isCertain = SourcePath.ending(path) == "ncn"
        let decoder = TextDecoder(encoding)
        var points: [Line] = []
        var lines = try TextLines(of: path, name: name)
        while let bytes = lines.next() {
            var found: Line?
            // A line that is cut is none of a list, and may be cut within a letter.
            if !lines.isCut {
                guard let text = decoder.text(bytes) else {
                    throw .unclearLine(lines.number, encoding, isUTF8: TextDecoder.isUTF8(bytes.span))
                }
                let words = words(of: text)
                if words.isEmpty || text.hasPrefix("#") || text.hasPrefix("//") { continue }
                found = point(words)
            }
            if let found {
                points.append(found)
            } else if !isCertain, points.count < 3 {
                return nil
            } else if !points.isEmpty || lines.number > 3 {
                throw .malformedLine(lines.number, name)
            }
        }
        guard isCertain || !points.isEmpty else { return nil }
        return layer(SourcePath.stem(path), points, encoding, messages)
    }

    private static func layer(
        _ name: String,
        _ points: [Line],
        _ encoding: TextEncoding?,
        _ messages: GDALMessages
    ) -> PreparedLayer {
        let isSwapped =
            !points.isEmpty
            && points.allSatisfy { northings.contains($0.first) && !northings.contains($0.second) }
        if isSwapped { messages.note(.pointsSwapped) }
        let hasHeights = points.contains { $0.height != nil }
        let schema = ["no", "kod"].map { PropertyDefinition(name: $0, type: .text) }
        var batch = FeatureBatch(identifiers: .integer, schema: schema)
        for point in points {
            batch.append(texts: [point.number, point.code])
            let (east, north) = isSwapped ? (point.second, point.first) : (point.first, point.second)
            batch.geometry.appendPosition(x: east, y: north)
            if hasHeights { batch.geometry.z.append(point.height ?? .nan) }
            batch.geometry.endRing()
            batch.geometry.endPart(.point)
            batch.geometry.endRow(.point)
        }
        return PreparedLayer(name, batch, type: .point, encoding: encoding?.name)
    }

    private static func point(_ words: [Substring]) -> Line? {
        guard words.count >= 3, let first = number(words[1]), let second = number(words[2]) else { return nil }
        let height = words.count > 3 ? number(words[3]) : nil
        let rest = words.dropFirst(height == nil ? 3 : 4).joined(separator: " ")
        let code = rest.isEmpty ? nil : rest
        return Line(number: String(words[0]), first: first, second: second, height: height, code: code)
    }

    /// Reads `541234.567` or `541234,567`.
    private static func number(_ word: Substring) -> Double? {
        guard let first = word.first, first.isNumber || "+-.,".contains(first) else { return nil }
        guard let number = Double(word.replacing(",", with: ".")), number.isFinite else { return nil }
        return number
    }

    /// Splits at blanks, tabs and semicolons; a line without any of them at commas.
    private static func words(of text: String) -> [Substring] {
        let words = text.split { $0.isWhitespace || $0 == ";" }
        return words.count > 1 ? words : text.split(separator: ",")
    }
}
