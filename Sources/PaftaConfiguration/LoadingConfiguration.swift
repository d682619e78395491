internal import GeoCore
internal import TOMLReading

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

    /// Reads the sections of loads.
    mutating func read(_ root: TOMLSection) throws(PaftaError) {
        if let section = try root.section("units") {
            for name in section.keys {
                guard let unit = try section.section(name) else { continue }
                units.append(try Self.unit(name, unit))
            }
        }
        if let section = try root.section("rules") {
            for name in section.keys { severities[name] = try section.text(name) }
        }
        if let section = try root.section("tolerances") {
            for name in section.keys {
                guard let number = try section.number(name) else { continue }
                guard number >= 0 else {
                    throw section.fault(
                        LocalizedText("'\(name)' has to be 0 or more", tr: "'\(name)' 0 ya da daha büyük olmalı")
                    )
                }
                tolerances[name] = number
            }
        }
    }

    private static func unit(_ name: String, _ section: TOMLSection) throws(PaftaError) -> Unit {
        try section.checkKeys(["accounts", "district"])
        let accounts = try section.texts("accounts")
        guard !accounts.contains("") else {
            throw section.fault(LocalizedText("'accounts' has a blank text", tr: "'accounts' içinde boş metin var"))
        }
        return Unit(name: name, accounts: accounts, district: try section.text("district"))
    }
}
