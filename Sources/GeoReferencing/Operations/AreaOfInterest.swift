import GeoCore

/// Where two CRSs will be used together, which decides among operations made for different countries.
enum AreaOfInterest {
    /// Turkey onshore and offshore, in degrees (EPSG area 1322).
    static let turkey = Envelope(minX: 25.62, minY: 34.42, maxX: 44.83, maxY: 43.45)

    /// Returns what both areas of use have in common, cut to Turkey if they reach it.
    ///
    /// Zones that do not meet give the source's area. An area that crosses the antimeridian counts as the whole world.
    /// - Returns: `nil` if neither area is known.
    static func common(_ source: Envelope?, _ target: Envelope?) -> Envelope? {
        let known = [source, target].compactMap { $0 }.filter { !$0.isEmpty }
        guard let first = known.first else { return nil }
        let both = known.dropFirst().reduce(first) { $0.intersection($1) }
        let area = both.isEmpty ? first : both
        let home = area.intersection(turkey)
        return home.isEmpty ? area : home
    }
}
