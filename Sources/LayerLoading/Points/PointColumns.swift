internal import FeatureQuery
internal import GeoCore

/// The two columns of a table of points that hold the coordinates.
///
/// In Turkish geodesy Y is the easting (sağa) and X the northing (yukarı), and lists give Y first; elsewhere X is the easting.
/// Names that say it decide; bare X and Y are decided by the values (``PointTable``).
struct PointColumns: Equatable {
    /// The column of eastings or longitudes.
    var east: Int
    /// The column of northings or latitudes.
    var north: Int
    /// Whether the names alone, bare X and Y, leave open which is which.
    var isOpen: Bool

    private static let eastNames: Set = [
        "SAGA", "EASTING", "EAST", "DOGU", "BOYLAM", "LON", "LONG", "LONGITUDE", "LNG",
    ]
    private static let northNames: Set = [
        "YUKARI", "NORTHING", "NORTH", "KUZEY", "ENLEM", "LAT", "LATITUDE",
    ]

    /// Finds the columns among the names of a table; `nil` if it is no table of points.
    init?(_ properties: [PropertyDefinition]) {
        let words = properties.map { Self.words($0.name) }
        func column(_ names: Set<String>) -> Int? { words.firstIndex { !names.isDisjoint(with: $0) } }
        if let east = column(Self.eastNames), let north = column(Self.northNames), east != north {
            self.init(east: east, north: north, isOpen: false)
        } else if let y = words.firstIndex(where: { $0.first == "Y" }),
            let x = words.firstIndex(where: { $0.first == "X" })
        {
            self.init(east: y, north: x, isOpen: true)
        } else {
            return nil
        }
    }

    private init(east: Int, north: Int, isOpen: Bool) {
        self.east = east
        self.north = north
        self.isOpen = isOpen
    }

    /// The same columns the other way round.
    var swapped: PointColumns { PointColumns(east: north, north: east, isOpen: isOpen) }

    /// Splits a name into words of unaccented capitals: `Y (SAĞA)` becomes `Y` and `SAGA`.
    private static func words(_ name: String) -> [String] {
        var words = [""]
        for character in name {
            switch character {
            case "ğ", "Ğ": words[words.count - 1] += "G"
            case "ı", "İ", "i", "I": words[words.count - 1] += "I"
            case "ü", "Ü": words[words.count - 1] += "U"
            case "ö", "Ö": words[words.count - 1] += "O"
            case "ş", "Ş": words[words.count - 1] += "S"
            case "ç", "Ç": words[words.count - 1] += "C"
            case _ where character.isLetter: words[words.count - 1] += character.uppercased()
            default: words.append("")
            }
        }
        return words.filter { !$0.isEmpty }
    }
}
