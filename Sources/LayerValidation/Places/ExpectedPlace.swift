internal import GeoCore
internal import GeoReferencing

/// Where the features of a layer are expected, and what went wrong with those that lie elsewhere.
struct ExpectedPlace {
    enum Verdict: Equatable {
        /// In the area of use of the CRS.
        case inside
        /// So near to the area of use that the CRS still serves, as in a city on both sides of a zone border.
        case beside
        /// Somewhere else.
        case outside
        /// Where it should be once x and y are exchanged.
        case swapped
        /// Where it should be once the easting has lost (or, if negative, got) this zone in front.
        case prefixed(zone: Int)
        /// Without position, or with coordinates that are not finite.
        case unknown
    }

    /// How far outside the area of use features may lie, in degrees: some 45 km.
    private static let besideDegrees = 0.5
    /// Turkey with the seas around it, in degrees of CRS84.
    private static let turkey = Envelope(minX: 25, minY: 35, maxX: 45.5, maxY: 43)
    /// The numbers that stand before eastings: zones of 3° from 9 to 15, and of 6° up to 60.
    private static let zones = 9...60

    private let area: Envelope
    private let wide: Envelope
    private let home: Envelope
    private let isGeographic: Bool

    /// Finds out from the CRS and the boundary; `nil` if neither says anything.
    init?(_ context: ValidationContext) {
        guard let crs = context.crs else { return nil }
        isGeographic = crs.isGeographic
        let everywhere = Envelope(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
        let use = Self.areaOfUse(of: crs)
        let way = try? context.references.transformation(from: .crs84, to: crs.identity)
        let image = { (degrees: Envelope) in way?.envelope(of: degrees) ?? everywhere }
        area = use.map(image) ?? everywhere
        wide = use.map { image($0.expanded(by: Self.besideDegrees)) } ?? everywhere
        if let boundary = context.boundary, boundary.count > 0 {
            home = boundary.envelope().expanded(by: context.tolerances.boundaryMargin * crs.unitsPerMetre)
        } else {
            let expected = use?.intersection(Self.turkey) ?? Self.turkey
            home = expected.isEmpty ? area : image(expected.expanded(by: Self.besideDegrees))
        }
    }

    /// An area that crosses the antimeridian counts as all longitudes.
    private static func areaOfUse(of crs: CRSDescription) -> Envelope? {
        guard var area = crs.areaOfUse else { return nil }
        if area.minX > area.maxX { (area.minX, area.maxX) = (-180, 180) }
        return area
    }

    /// Whether all that lies in `envelope` is surely where it should be; for whole batches.
    func isSurelyFine(_ envelope: Envelope) -> Bool { area.contains(envelope) && home.contains(envelope) }

    /// Judges a feature by its envelope.
    func verdict(on envelope: Envelope) -> Verdict {
        guard !envelope.isEmpty, (envelope.width + envelope.height).isFinite else { return .unknown }
        let exchanged = Envelope(
            minX: envelope.minY,
            minY: envelope.minX,
            maxX: envelope.maxY,
            maxY: envelope.maxX
        )
        if !home.intersects(envelope), home.contains(exchanged) { return .swapped }
        if area.contains(envelope) { return .inside }
        if let zone = zone(before: envelope) { return .prefixed(zone: zone) }
        return wide.contains(envelope) ? .beside : .outside
    }

    /// The number of millions that are too many (or, negative, too few) in the eastings.
    private func zone(before envelope: Envelope) -> Int? {
        guard !isGeographic, !area.intersects(envelope), area.width < 1_000_000 else { return nil }
        let millions = ((envelope.minX - (area.minX + area.maxX) / 2) / 1_000_000).rounded()
        guard abs(millions) < 100, Self.zones.contains(abs(Int(millions))) else { return nil }
        var moved = envelope
        moved.minX -= millions * 1_000_000
        moved.maxX -= millions * 1_000_000
        return wide.contains(moved) ? Int(millions) : nil
    }
}
