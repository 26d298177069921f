using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Wordings;

/// <summary>Measures a text of another module as messages are measured.</summary>
internal sealed class AnswerCheckPlainWords(ISend send) : IFactHandler<CheckPlainWords, CheckPlainWords.Answer>
{
    public async Task<CheckPlainWords.Answer> Handle(CheckPlainWords fact, CancellationToken ct)
    {
        var words = (await send.Ask(new GetSetting("contact.forbiddenWords", fact.AreaId), ct)).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var hardest = double.Parse(await send.Ask(new GetSetting("contact.readingGrade", fact.AreaId), ct), CultureInfo.InvariantCulture);
        return new(Readability.Grade(fact.Text), Readability.Ease(fact.Text), hardest,
            [.. words.Where(w => fact.Text.Contains(w, StringComparison.OrdinalIgnoreCase))], PlainWords.IsPersonal(fact.Text));
    }
}
