/// A house door with its address.
package struct Door: Sendable {
    /// The number on the door; even on the northern side of a street, odd on the southern one.
    package let number: Int
    /// The name of the street.
    package let street: String
    /// Where it is, a metre inside the parcel.
    package let place: GroundPoint
    /// The parcel it belongs to.
    package let parcel: Int
    /// An invented code in the form of the national address database.
    package let code: Int
}

extension TownPlan {
    /// Returns the doors of a block: one for each parcel with a building.
    package func doors(of block: TownBlock) -> [Door] {
        block.parcels.filter { $0.floors > 0 }
            .map { parcel in
                let segment = StreetSegment(
                    runsEast: true,
                    line: block.row + (parcel.facesSouth ? 0 : 1),
                    step: block.column
                )
                let inside = parcel.facesSouth ? 1.0 : -1.0
                return Door(
                    number: doorNumber(parcel, in: block),
                    street: streetName(of: segment),
                    place: mapping.ground(BoardPoint(u: parcel.doorstep.u, v: parcel.doorstep.v + inside)),
                    parcel: parcel.number,
                    code: 3_000_000_000 + block.firstParcelID + parcel.number
                )
            }
    }

    /// Numbers by the way along the street, two for every six metres: no parcel is that narrow, so none comes twice.
    private func doorNumber(_ parcel: Parcel, in block: TownBlock) -> Int {
        let columns = grid.division.columns(of: block.neighbourhood.index)
        let way = parcel.doorstep.u - grid.verticals[columns.lowerBound].offset
        return 2 * Int(way / 6) + (parcel.facesSouth ? 2 : 1)
    }
}
