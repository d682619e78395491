/// A block (ada) of the town with its parcels.
package struct TownBlock: Sendable {
    /// The place of its cell in ``TownPlan/cells``.
    package let index: Int
    /// The column of its cell.
    package let column: Int
    /// The row of its cell.
    package let row: Int
    /// What was planned for it.
    package let cell: TownCell
    /// What may be built; `nil` in parks.
    package let rule: BuildingRule?
    /// The neighbourhood it lies in.
    package let neighbourhood: Neighbourhood
    /// The outline: closed, counter-clockwise, with every corner of a parcel that lies on it.
    package let ring: [GroundPoint]
    /// The parcels in the order of their numbers, clockwise from the north-western one.
    package let parcels: [Parcel]

    /// The identifier of its first parcel: numbers are unique in the town, with gaps.
    package var firstParcelID: Int { index * 256 + 1 }
}

/// A parcel of the town.
package struct Parcel: Sendable {
    /// The number within the block, from 1.
    package let number: Int
    /// The outline: closed, counter-clockwise.
    package let ring: [GroundPoint]
    /// The corners without chamfers: south-west, south-east, north-east, north-west of the drawing board.
    package let corners: [GroundPoint]
    /// Whether the street lies south; otherwise it lies north.
    package let facesSouth: Bool
    /// Whether a street also runs along the western side.
    package let hasStreetWest: Bool
    /// Whether a street also runs along the eastern side.
    package let hasStreetEast: Bool
    /// The middle of the edge along the street.
    package let doorstep: BoardPoint
    /// The floors of the building; 0 where nothing is built.
    package let floors: Int
}

extension TownPlan {
    /// Draws a block; `nil` in open country.
    package func block(_ index: Int) -> TownBlock? {
        guard cells[index].isBuilt else { return nil }
        let column = index % grid.columns
        let row = index / grid.columns
        var random = SplitMix64(seed: seed, stream: .buildings, index: index)
        let rule = BuildingRule(use: cells[index].use, variation: random.fraction())
        let drawing = BlockDrawing(
            cell: cells[index],
            west: grid.verticals[column].upperEdge,
            east: grid.verticals[column + 1].lowerEdge,
            south: grid.horizontals[row].upperEdge,
            north: grid.horizontals[row + 1].lowerEdge,
            random: SplitMix64(seed: seed, stream: .parcels, index: index)
        )
        return TownBlock(
            index: index,
            column: column,
            row: row,
            cell: cells[index],
            rule: rule,
            neighbourhood: neighbourhood(column: column, row: row),
            ring: drawing.outline(mapping),
            parcels: drawing.parcels(mapping, isDivided: cells[index].parcels > 1, rule: rule, &random)
        )
    }
}
