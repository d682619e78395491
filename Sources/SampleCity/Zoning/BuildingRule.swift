/// What the plan lets people build on a block.
package struct BuildingRule: Sendable, Hashable {
    /// The share of a parcel that may be covered (TAKS), in hundredths.
    package let coverage: Int
    /// The greatest number of floors.
    package let floors: Int
    /// How buildings stand to each other (nizam).
    package let arrangement: Arrangement

    /// How buildings stand to each other.
    package enum Arrangement: String, Sendable {
        /// Free on all sides.
        case detached = "Ayrık"
        /// Wall to wall with both neighbours.
        case attached = "Bitişik"
        /// In long bodies with space around.
        case slab = "Blok"
    }

    /// Creates the rule of a block; `nil` where nothing may be built.
    ///
    /// - Parameters:
    ///   - use: What the block is planned for.
    ///   - variation: 0..<1; makes blocks of one use differ.
    package init?(use: BlockUse, variation: Double) {
        let second = variation < 0.5
        switch use {
        case .newHousing: self.init(coverage: second ? 25 : 30, floors: second ? 2 : 3, arrangement: .detached)
        case .housing: self.init(coverage: second ? 30 : 35, floors: second ? 3 : 4, arrangement: .detached)
        case .shopsAndHousing: self.init(coverage: 40, floors: second ? 4 : 6, arrangement: .attached)
        case .school: self.init(coverage: 30, floors: 3, arrangement: .slab)
        case .mosque: self.init(coverage: 35, floors: 1, arrangement: .detached)
        case .municipality: self.init(coverage: 40, floors: 4, arrangement: .slab)
        case .healthCentre: self.init(coverage: 35, floors: 2, arrangement: .detached)
        case .park, .playground, .square: return nil
        }
    }

    private init(coverage: Int, floors: Int, arrangement: Arrangement) {
        self.coverage = coverage
        self.floors = floors
        self.arrangement = arrangement
    }

    /// The share that may be covered, as in `0.35` (TAKS).
    package var coverageRatio: Double { Double(coverage) / 100 }
    /// All floors together divided by the parcel's area (KAKS, emsal).
    package var floorAreaRatio: Double { Double(coverage * floors) / 100 }
    /// The greatest height of a building in metres (Yençok): 3.30 m a floor and half a metre of plinth.
    package var greatestHeight: Double { Double(33 * floors + 5) / 10 }
    /// The free strip towards the street, in metres.
    package var frontSetback: Double { 5 }
    /// The free strip towards the parcel behind, in metres.
    package var backSetback: Double { 3 }
    /// The free strip towards the neighbours, in metres: half a metre more for every floor above four.
    package var sideSetback: Double {
        arrangement == .attached ? 0 : 3 + 0.5 * Double(max(0, floors - 4))
    }
}
