/// A neighbourhood (mahalle) of the town.
package struct Neighbourhood: Sendable {
    /// Its place in the division of the grid.
    package let index: Int
    /// Its running number among those with blocks, from 0; -1 for open country.
    package let number: Int
    /// Its name, without the word for neighbourhood.
    package let name: String
    /// An invented code in the form of the national address database.
    package let code: Int
    /// The number of people, from the planned floors.
    package let population: Int
    /// The year the pipes were laid.
    package let networkYear: Int
    /// The day of the cadastral survey, as an ISO 8601 date.
    package let surveyDate: String
    /// Where the street names start in their list.
    let nameShift: Int

    /// Whether the neighbourhood has blocks.
    package var isBuilt: Bool { number >= 0 }

    /// Returns every neighbourhood of a town, in the order of its division.
    static func all(of grid: StreetGrid, cells: [TownCell], seed: UInt64) -> [Neighbourhood] {
        var households = [Int](repeating: 0, count: grid.division.count)
        var isBuilt = [Bool](repeating: false, count: grid.division.count)
        for (index, cell) in cells.enumerated() where cell.isBuilt {
            let place = grid.division.neighbourhood(column: index % grid.columns, row: index / grid.columns)
            isBuilt[place] = true
            households[place] += cell.use.isDivided ? Int(cell.parcels) * householdsEach(cell.use) : 0
        }
        let start = Int(seed % UInt64(TownNames.neighbourhoods.count))
        var number = -1
        return households.indices.map { index in
            if isBuilt[index] { number += 1 }
            return Neighbourhood(
                index: index,
                number: isBuilt[index] ? number : -1,
                start: start,
                households: households[index],
                seed: seed
            )
        }
    }

    private init(index: Int, number: Int, start: Int, households: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed, stream: .names, index: -1 - index)
        self.index = index
        self.number = number
        name = TownNames.neighbourhood(number < 0 ? 0 : Self.rotated(number, by: start))
        code = 190_001 + max(0, number)
        population = Int(Double(households) * random.number(in: 2.4...3.2))
        networkYear = 1_986 + random.index(below: 38)
        surveyDate = "\(2_009 + random.index(below: 15))-0\(1 + random.index(below: 9))-\(10 + random.index(below: 19))"
        nameShift = random.index(below: TownNames.streets.count)
    }

    /// Starts the list of names elsewhere for each seed, and keeps the numbers behind the first round apart.
    private static func rotated(_ number: Int, by start: Int) -> Int {
        let count = TownNames.neighbourhoods.count
        return number / count * count + (number % count + start) % count
    }

    private static func householdsEach(_ use: BlockUse) -> Int {
        switch use {
        case .newHousing: 2
        case .housing: 5
        default: 9
        }
    }
}
