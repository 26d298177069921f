using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>A summary as its page shows it.</summary>
/// <param name="Text">Null where somebody in it objects to being talked about, for all but the chair.</param>
/// <param name="Cautions">What the lead practitioner looks at before they confirm: whole lines.</param>
/// <param name="Refused">Why it must not go to them as it stands; null where it may.</param>
/// <param name="Warnings">About the words: what to do.</param>
/// <param name="Contact">Why no message can go, and what to do; null where one can.</param>
/// <param name="Others">Whom it may tell something about, each with whether it does.</param>
internal sealed record SummaryView(
    Guid Id, Guid ItemId, Guid CaseId, string ToName, string ToPlace, DateTimeOffset StartsAt, SummaryStatus Status, string? Text, int Version, SummaryActor Actor, bool Flagged,
    IReadOnlyList<string> Cautions, string? Refused, IReadOnlyList<string> Warnings, double Grade, double Hardest, string? Contact, IReadOnlyList<SummaryView.Other> Others,
    IReadOnlyList<SummaryView.Step> Steps, string? WithheldReason, DateOnly? GivenOn)
{
    internal sealed record Other(Guid Id, string Name, bool IsAbout, bool MayBeTold);

    internal sealed record Step(string What, string By, DateTimeOffset At, string? Reason);
}

/// <summary>Asks for a summary, for who chairs, coordinates, leads or safeguards.</summary>
[Allows(Permissions.ViewSummaries, On = nameof(SummaryId))]
internal sealed record SeeSummary(Guid SummaryId) : IQuery<SummaryView>;

internal sealed class AnswerSeeSummary(Db db, SummarySteps steps, SummaryDesk desk, Objections objections, History history, Guard guard, ISend send, Audit audit) : IQueryHandler<SeeSummary, SummaryView>
{
    private sealed record Ended(string? WithheldReason, DateOnly? GivenOn);

    public async Task<SummaryView> Handle(SeeSummary query, CancellationToken ct)
    {
        var now = await steps.Find(query.SummaryId, ct);
        var item = await desk.Find(now.ItemId, ct);
        var actor = await steps.Actor(item, ct);
        if (actor == SummaryActor.None && !await guard.Reaches(Permissions.ReadTeamSummaries, nameof(item.MdtId), item.MdtId, ct)) throw new NotFound("The summary");
        var open = await steps.With(now, item, actor, ct);
        var hidden = !actor.HasFlag(SummaryActor.Chair) && (await objections.InCases([item.CaseId], ct)).In(item.CaseId, item.ReferralId).IsHidden;
        var (no, flags) = await steps.Today(open, ct);
        var check = await send.Ask(new CheckPlainWords(now.Text), ct);
        var refusal = Summary.IsReadable(now.Status) ? await desk.Refusal(open.To.Who.Id, ct) : null;
        var answers = await desk.Answers(open.To.Who.Id, open.Kin.All.Select(r => r.Who.Id), ct);
        var ended = (await db.Find<Ended>("SELECT withheld_reason, given_on FROM mdt_summary WHERE id = @Id", new { now.Id }, ct))!;
        var past = await history.Of(now.Id, ct);
        var names = await send.Names(past.Select(s => s.ByUser), ct);
        audit.Saw(open.About.Append(open.To.Who.Id)); // last: what is asked in between writes its own row
        return new(
            now.Id, now.ItemId, now.CaseId, open.To.Name, open.To.Place, item.StartsAt, now.Status, hidden ? null : now.Text, now.Version, actor, flags.Count > 0,
            Tellings.Lines(flags, open.Kin.Name),
            open.To.Who.Died ? "They have died. Withhold this summary." : no.Count > 0 ? $"They may not be told what this says about {string.Join(" and ", no.Select(open.Kin.Name))}. Take it out of the words, and say whom they are about." : null,
            hidden ? [] : Warnings(open, check), check.Grade, check.Hardest, refusal is { } r ? SummaryDesk.InWords(r) : null,
            [.. open.Kin.All.Where(k => k.Who.Id != open.To.Who.Id).Select(k => new SummaryView.Other(k.Who.Id, k.Name, open.About.Contains(k.Who.Id), Tellings.MayRead(open.To.Who, k.Who, answers(k.Who.Id))))],
            [.. past.Select(s => new SummaryView.Step(Summary.Label(Enum.Parse<SummaryStatus>(s.ToStatus)), names(s.ByUser), s.At, hidden ? null : s.Reason))],
            hidden ? null : ended.WithheldReason, ended.GivenOn);
    }

    private static List<string> Warnings(SummarySteps.Open open, CheckPlainWords.Answer check)
    {
        var warnings = new List<string>();
        if (check.IsHard) warnings.Add("This is hard to read. Use shorter sentences and shorter words.");
        foreach (var word in check.Forbidden.Concat(SummaryCheck.JargonIn(open.Now.Text))) warnings.Add($"Say it without \"{word}\": families do not call it that.");
        if (check.HoldsNumbers) warnings.Add("Leave out telephone numbers and e-mail addresses.");
        if (SummaryCheck.HoldsPlace(open.Now.Text, open.Kin.Address)) warnings.Add("Leave out addresses and postcodes.");
        foreach (var id in open.Kin.NamedIn(open.Now.Text, open.To.Who.Id)) warnings.Add($"It names {open.Kin.Name(id)}. Say \"your child\" or \"your partner\" if that will do.");
        return warnings;
    }
}
