using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Neighbourhood.Testing;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>
/// Somebody who is expecting, of the demo's midwife, and perhaps a hub that welcomes her, made by the same forms that people use but without a
/// browser: where a journey begins in the middle.
/// </summary>
/// <param name="Household">The address of the family's card.</param>
/// <param name="Pregnancy">The address of its page.</param>
internal sealed record ArrangedWoman(string Household, string PersonId, string Pregnancy)
{
    internal const string Hub = "Marram Family Hub";

    internal string PregnancyId => Pregnancy[^36..];

    /// <param name="days">Since the first day of her last period.</param>
    internal static async Task<ArrangedWoman> Told(RunningHost host, string family, int days)
    {
        using var midwife = await Session.SignIn(host, "midwife");
        var household = await Arranged.Registered(midwife, family);
        var page = $"/antenatal/notify?HouseholdId={household[^36..]}";
        var person = (await midwife.Get(page)).Document.QuerySelector<IHtmlInputElement>("input[name=PersonId]")!.Value;
        var period = DateTime.UtcNow.AddDays(-days);
        return new(household, person, await midwife.Press(page, "Note the pregnancy",
            ("PersonId", person), ("Due", "Period"), ("Lmp.Day", $"{period.Day}"), ("Lmp.Month", $"{period.Month}"), ("Lmp.Year", $"{period.Year}"),
            ("Parity", "Nulliparous"), ("Multiple", "No"), ("TeamMayKnow", "false"), ("GpMayKnow", "false")));
    }

    /// <summary>She says yes to the hub, and the hub to her; its id for the link.</summary>
    internal async Task<string> Linked(RunningHost host)
    {
        using var midwife = await Session.SignIn(host, "midwife");
        var form = $"{Pregnancy}/hub-link";
        await midwife.Press(form, "Save", ("Answer", "YesCallMe"), ("Needs", "meeting-others"), ("Tell", "midwife"), ("SiteId", await Arranged.Choice(midwife, form, "SiteId", Hub)));
        IReadOnlyList<string> links = [];
        await Patience.Until(() => Task.FromResult((links = Rows.Of(host, $"SELECT id FROM familyhubs_link WHERE pregnancy_id = '{PregnancyId}'")).Count > 0));
        using var hub = await Session.SignIn(host, "hub");
        await hub.Press($"/familyhubs/asked/links/{links[0]}", "Accept");
        return links[0];
    }
}
