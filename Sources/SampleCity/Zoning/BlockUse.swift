/// What a block of the town is planned for.
package enum BlockUse: UInt8, Sendable, CaseIterable {
    /// Houses at the edge of the town.
    case newHousing
    /// Houses nearer to the centre.
    case housing
    /// Shops with flats above, along the main streets.
    case shopsAndHousing
    /// A park.
    case park
    /// A playground.
    case playground
    /// The town's square.
    case square
    /// A primary school.
    case school
    /// A mosque.
    case mosque
    /// The town hall and its services.
    case municipality
    /// A family health centre.
    case healthCentre

    /// Whether the block is divided into parcels; otherwise it is one parcel.
    package var isDivided: Bool {
        switch self {
        case .newHousing, .housing, .shopsAndHousing: true
        case .park, .playground, .square, .school, .mosque, .municipality, .healthCentre: false
        }
    }

    /// The width of a parcel along the street that surveyors aim at, in metres.
    package var frontage: ClosedRange<Double> {
        switch self {
        case .newHousing: 19...24
        case .housing: 16...20
        default: 13...17
        }
    }

    /// The name of the function on the plan, in the words of the planning regulation.
    package var planFunction: String {
        switch self {
        case .newHousing: "Gelişme Konut Alanı"
        case .housing: "Yerleşik Konut Alanı"
        case .shopsAndHousing: "Ticaret + Konut Alanı"
        case .park: "Park"
        case .playground: "Çocuk Bahçesi ve Oyun Alanı"
        case .square: "Meydan"
        case .school: "İlkokul Alanı"
        case .mosque: "Cami Alanı"
        case .municipality: "Belediye Hizmet Alanı"
        case .healthCentre: "Aile Sağlığı Merkezi Alanı"
        }
    }

    /// The class of the function in the ministry's plan schema.
    package var planClass: String {
        switch self {
        case .newHousing, .housing: "Konut"
        case .shopsAndHousing: "KentselCalisma"
        case .park, .playground, .square: "AcikYesilAlan"
        case .school: "EgitimTesisAlani"
        case .mosque: "IbadetAlani"
        case .municipality: "FonksiyonluCalisma"
        case .healthCentre: "SaglikTesisAlani"
        }
    }

    /// How buildings of this use are described in the building register.
    package var buildingUse: String {
        switch self {
        case .newHousing, .housing: "Konut"
        case .shopsAndHousing: "Konut ve Ticaret"
        case .school: "Eğitim"
        case .mosque: "İbadet"
        case .municipality: "Kamu"
        case .healthCentre: "Sağlık"
        case .park, .playground, .square: "Diğer"
        }
    }

    /// Returns what the land register calls a parcel of this use with a building of `floors` floors; 0 means none.
    package func landDescription(floors: Int) -> String {
        if isDivided && floors == 0 { return "Arsa" }
        return switch self {
        case .newHousing, .housing: floors > 2 ? "Kargir Apartman" : "Bahçeli Kargir Ev"
        case .shopsAndHousing: "Altında Dükkânı Olan Kargir Apartman"
        case .park: "Park"
        case .playground: "Çocuk Bahçesi"
        case .square: "Meydan"
        case .school: "Kargir İlkokul Binası ve Bahçesi"
        case .mosque: "Kargir Cami ve Avlusu"
        case .municipality: "Belediye Hizmet Binası ve Arsası"
        case .healthCentre: "Sağlık Ocağı ve Bahçesi"
        }
    }
}
