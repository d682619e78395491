internal import GeoCore
internal import LayerValidation

/// What the report says of a rule besides its faults: what is checked, and what to do.
struct RuleGuide {
    /// What the rule is called where the loader does not say.
    let title: LocalizedText
    /// What is checked, as a sentence.
    let checked: LocalizedText
    /// What to do, as a sentence.
    let action: LocalizedText

    init(
        _ title: LocalizedText,
        checked: LocalizedText,
        action: LocalizedText
    ) {
        self.title = title
        self.checked = checked
        self.action = action
    }

    /// Returns what is said of a rule; something general of one that is not in the list.
    static func entry(of rule: RuleIdentifier) -> RuleGuide {
        places[rule.number] ?? geometries[rule.number] ?? values[rule.number] ?? layers[rule.number]
            ?? RuleGuide(
                LocalizedText("Rule \(rule)", tr: "\(rule) kuralı"),
                checked: LocalizedText("What the messages say.", tr: "İletilerde yazan denetlenir."),
                action: LocalizedText(
                    "Follow the remedy of each message.",
                    tr: "Her iletinin yanındaki çözümü uygulayın."
                )
            )
    }
}
