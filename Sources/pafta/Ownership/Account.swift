import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaConfiguration
import PaftaTerminal

/// The person in front of the terminal, and the units of the home that this person may act for.
struct Account {
    /// The account of the operating system.
    let name = Environment.account
    /// All units of the home.
    let units: [Unit]

    /// Reads the units of a home.
    ///
    /// - Throws: `configuration.invalid`, `file.unreadable`.
    init(in home: Home) throws(PaftaError) {
        let settings = try HomeConfiguration(toml: try TextFile.read(home.configurationFile)).loading
        units = settings.units.map { Unit(name: $0.name, accounts: $0.accounts, district: $0.district) }
    }

    /// Returns the unit that the person acts for; `nil` in a home without units.
    ///
    /// - Throws: `unit.unknown`.
    func unit(named unit: String?) throws(PaftaError) -> Unit? { try Units(units).unit(of: name, named: unit) }

    /// Checks that the person may decide about a layer: one of its owner, or anybody of a unit while it has none.
    ///
    /// - Throws: `layer.foreign`, `unit.unknown`.
    func checkDecides(about layer: LayerRegistration) throws(PaftaError) {
        guard !units.isEmpty else { return }
        let own = units.filter { $0.accounts.contains(name) || $0.accounts.contains("*") }.map(\.name)
        guard !own.isEmpty else {
            _ = try unit(named: nil)
            return
        }
        if let owner = layer.ownerUnit, !own.contains(owner) { throw .notDecider(layer.collection, owner: owner) }
    }

    /// Checks that there is a unit of some name; in a home without units every name will do.
    ///
    /// - Throws: `unit.unknown`.
    func checkExists(unit name: String) throws(PaftaError) {
        guard !units.isEmpty, !units.contains(where: { $0.name == name }) else { return }
        let names = units.map { "'\($0.name)'" }.joined(separator: ", ")
        throw PaftaError(
            .notFound,
            .unknownUnit,
            LocalizedText("pafta.toml has no unit '\(name)'.", tr: "pafta.toml içinde '\(name)' birimi yok."),
            remedy: LocalizedText("The units are \(names).", tr: "Olan birimler: \(names).")
        )
    }
}

extension PaftaError {
    fileprivate static func notDecider(_ layer: String, owner: String) -> PaftaError {
        PaftaError(
            .conflict,
            .notOwner,
            LocalizedText(
                "The layer '\(layer)' belongs to the unit '\(owner)', which alone decides about it.",
                tr: "'\(layer)' katmanı '\(owner)' biriminindir; katmana ilişkin kararları yalnız o birim verir."
            ),
            remedy: LocalizedText(
                "Ask somebody who works for that unit.",
                tr: "O birimde çalışan birinden isteyin."
            )
        )
    }
}
