public import GeoCore

/// A unit of the municipality, with the accounts that work for it.
public struct Unit: Sendable, Hashable {
    /// The name, such as `İmar ve Şehircilik`.
    public var name: String
    /// The accounts of the operating system that work for it; `*` stands for all.
    public var accounts: [String]
    /// The district whose part of a layer it may deliver; `nil` for the whole.
    public var district: String?

    /// Creates a unit.
    public init(name: String, accounts: [String], district: String? = nil) {
        self.name = name
        self.accounts = accounts
        self.district = district
    }
}

/// The units of the municipality, and who may write what.
///
/// Without any unit nobody is kept from anything: a home of one person needs no offices.
public struct Units: Sendable, Hashable {
    private let units: [Unit]

    /// Takes the units as they are configured.
    public init(_ units: [Unit]) { self.units = units }

    /// Returns the unit that a person acts for.
    ///
    /// - Parameters:
    ///   - account: The account of the person.
    ///   - name: The unit that the person named; `nil` for the one unit the account works for.
    /// - Returns: The unit; `nil` if no units are configured.
    /// - Throws: `unit.unknown` if the account works for none, for several and named none, or not for the one named.
    public func unit(of account: String, named name: String?) throws(PaftaError) -> Unit? {
        guard !units.isEmpty else { return name.map { Unit(name: $0, accounts: [account]) } }
        let own = units.filter { $0.accounts.contains(account) || $0.accounts.contains("*") }
        let fitting = name.map { name in own.filter { $0.name == name } } ?? own
        guard let unit = fitting.first, fitting.count == 1 else {
            throw .unit(account: account, named: name, own: own.map(\.name))
        }
        return unit
    }

    /// Checks that a unit may write a layer.
    ///
    /// - Throws: `layer.foreign`.
    public static func check(_ unit: Unit?, mayWrite layer: LayerRegistration) throws(PaftaError) {
        guard let owner = layer.ownerUnit, let unit else { return }
        guard unit.name != owner, !layer.delegates.contains(unit.name) else { return }
        // A district delivers its part of a layer that belongs to another.
        guard unit.district == nil || layer.partitionField == nil else { return }
        throw .foreignLayer(layer.collection, owner: owner, unit: unit.name)
    }
}

extension PaftaError {
    fileprivate static func unit(account: String, named name: String?, own: [String]) -> PaftaError {
        let list = own.map { "'\($0)'" }.joined(separator: ", ")
        let text =
            if let name {
                LocalizedText(
                    "The account '\(account)' does not work for the unit '\(name)'.",
                    tr: "'\(account)' hesabı '\(name)' biriminde çalışmıyor."
                )
            } else if own.isEmpty {
                LocalizedText(
                    "The account '\(account)' works for no unit.",
                    tr: "'\(account)' hesabı hiçbir birimde çalışmıyor."
                )
            } else {
                LocalizedText(
                    "The account '\(account)' works for several units: \(list).",
                    tr: "'\(account)' hesabı birden çok birimde çalışıyor: \(list)."
                )
            }
        return PaftaError(
            .invalidInput,
            .unknownUnit,
            text,
            remedy: own.count > 1 && name == nil
                ? LocalizedText("Name one with --unit.", tr: "--unit ile birini belirtin.")
                : LocalizedText(
                    "Let the administrator enter the account under [units] in pafta.toml.",
                    tr: "Hesabı pafta.toml içindeki [units] bölümüne yöneticinin eklemesini isteyin."
                )
        )
    }

    fileprivate static func foreignLayer(_ layer: String, owner: String, unit: String) -> PaftaError {
        PaftaError(
            .conflict,
            .notOwner,
            LocalizedText(
                "The layer '\(layer)' belongs to the unit '\(owner)'; '\(unit)' may not write it.",
                tr: "'\(layer)' katmanı '\(owner)' biriminindir; '\(unit)' birimi yazamaz."
            ),
            remedy: LocalizedText(
                "Give the file to that unit, or let it name yours as its delegate (pafta layers set).",
                tr: "Dosyayı o birime verin ya da biriminizi yetkilendirmesini isteyin (pafta layers set)."
            )
        )
    }
}
