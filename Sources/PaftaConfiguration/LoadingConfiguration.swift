internal import GeoCore
internal import TOMLKit

/// The settings of a home that loads go by.
public struct LoadingConfiguration: Sendable, Hashable {
    /// A unit of the municipality.
    public struct Unit: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The accounts of the operating system that work for it; `*` stands for all.
        public var accounts: [String]
        /// The district whose part of a layer it may deliver.
        public var district: String?
    }

    /// The layer whose features together are the municipality's area; `nil` if loads are not compared with it.
    public var boundaryLayer: String?
    /// The units of the municipality, by name; none if everybody may load everything.
    public var units: [Unit] = []
    /// Severities in place of the rules' own: the name of a rule, and `off`, `info`, `warning` or `error`.
    public var severities: [String: String] = [:]
    /// Figures that rules compare with, by name.
    public var tolerances: [String: Double] = [:]

    /// Creates the settings of a home that sets none.
    public init() {}

    /// Reads a section if it is one of loads.
    ///
    /// - Returns: Whether it is.
    mutating func read(section: String, _ table: TOMLTable) throws(PaftaError) -> Bool {
        switch section {
        case "units":
            for name in table.keys {
                guard let unit = table[name]?.table else {
                    throw .invalidConfiguration("'units.\(name)' is not a table")
                }
                units.append(try Self.unit(name, unit))
            }
            units.sort { $0.name < $1.name }
        case "rules":
            for name in table.keys {
                guard let severity = table[name]?.string else {
                    throw .invalidConfiguration("'rules.\(name)' is not a text in quotes")
                }
                severities[name] = severity
            }
        case "tolerances":
            for name in table.keys {
                guard let value = table[name], let number = value.double ?? value.int.map(Double.init), number >= 0
                else {
                    throw .invalidConfiguration("'tolerances.\(name)' is not a number from 0 on")
                }
                tolerances[name] = number
            }
        default: return false
        }
        return true
    }

    private static func unit(_ name: String, _ table: TOMLTable) throws(PaftaError) -> Unit {
        var unit = Unit(name: name, accounts: [])
        for key in table.keys {
            switch key {
            case "accounts":
                guard let list = table[key]?.array else {
                    throw .invalidConfiguration("'units.\(name).accounts' is not a list")
                }
                for index in 0..<list.count {
                    guard let account = list[index].string, !account.isEmpty else {
                        throw .invalidConfiguration("'units.\(name).accounts' holds something that is not a text")
                    }
                    unit.accounts.append(account)
                }
            case "district":
                guard let district = table[key]?.string else {
                    throw .invalidConfiguration("'units.\(name).district' is not a text in quotes")
                }
                unit.district = district
            default: throw .invalidConfiguration("'units.\(name).\(key)' is not a setting")
            }
        }
        return unit
    }
}
