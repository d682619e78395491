/// The ground plan of a building, placed in its parcel by the rules of the plan.
package struct Footprint: Sendable {
    /// The outline: closed, counter-clockwise.
    package let ring: [GroundPoint]

    /// The gap that lets attached buildings move apart, in metres; half of it lies in each parcel.
    private static let joint = 0.05
    /// Nothing narrower is built, in metres.
    private static let narrowest = 5.0
    /// Longer fronts are divided in reality, and would leave the bend of a long parcel, in metres.
    private static let longest = 30.0
    private static let deepest = 16.0

    /// Places a building; `nil` if the setbacks leave no room.
    package init?(parcel: Parcel, rule: BuildingRule, random: inout SplitMix64) {
        let quad = Quad(parcel.corners)
        let share = random.number(in: 0.78...0.94)
        let side = max(Self.joint, rule.sideSetback)
        let west = parcel.hasStreetWest ? rule.frontSetback : side
        let east = parcel.hasStreetEast ? rule.frontSetback : side
        let width = min(Self.longest, quad.width - west - east)
        let room = quad.depth - rule.frontSetback - rule.backSetback - 0.5
        guard width >= Self.narrowest, room >= Self.narrowest else { return nil }
        let wanted = parcel.ring.signedArea * Double(rule.coverage) / 100 * share / width
        let depth = min(room, Self.deepest, wanted)
        guard depth >= Self.narrowest else { return nil }

        let isLarge = quad.width > 2 * Self.longest
        let front = isLarge ? (quad.depth - depth) / 2 : rule.frontSetback + 0.25
        let near = parcel.facesSouth ? front : quad.depth - front - depth
        let notch = !isLarge && rule.arrangement == .detached && random.index(below: 4) == 0
        ring = quad.outline(
            west: (quad.width + west - east - width) / 2,
            south: near,
            width: width,
            depth: depth,
            notch: notch ? min(width, depth) / 3 : 0
        )
    }
}

/// Four corners that are nearly a rectangle, addressed in metres from the south-western one.
private struct Quad {
    let corners: [GroundPoint]
    /// The length of the shorter of the two edges running east, in metres.
    let width: Double
    /// The length of the shorter of the two edges running north, in metres.
    let depth: Double

    init(_ corners: [GroundPoint]) {
        self.corners = corners
        width = min(corners[0].distance(to: corners[1]), corners[3].distance(to: corners[2]))
        depth = min(corners[0].distance(to: corners[3]), corners[1].distance(to: corners[2]))
    }

    /// Returns a rectangle, without its north-eastern corner where `notch` metres are cut out.
    func outline(west: Double, south: Double, width: Double, depth: Double, notch: Double) -> [GroundPoint] {
        let east = west + width
        let north = south + depth
        let places =
            notch > 0
            ? [
                (west, south), (east, south), (east, north - notch), (east - notch, north - notch),
                (east - notch, north), (west, north),
            ]
            : [(west, south), (east, south), (east, north), (west, north)]
        let ring = places.map { place($0.0, $0.1) }
        return ring + ring.prefix(1)
    }

    /// Between the corners in proportion: whatever lies within the four shares lies within the corners.
    private func place(_ across: Double, _ up: Double) -> GroundPoint {
        let s = across / width
        let t = up / depth
        func mixed(_ part: KeyPath<GroundPoint, Double>) -> Double {
            let south = corners[0][keyPath: part] * (1 - s) + corners[1][keyPath: part] * s
            let north = corners[3][keyPath: part] * (1 - s) + corners[2][keyPath: part] * s
            return south * (1 - t) + north * t
        }
        return GroundPoint(x: mixed(\.x), y: mixed(\.y))
    }
}
