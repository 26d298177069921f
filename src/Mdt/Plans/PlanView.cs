using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;

namespace Neighbourhood.Mdt.Plans;

/// <summary>A family's plan as it stands, or as it stood before, with who changed what and when.</summary>
/// <param name="Shown">Null where there is none, or it is left out.</param>
/// <param name="AgreedWith">By name, as this viewer may see it.</param>
internal sealed record PlanView(CaseDesk.Head Head, Plan? Shown, int Number, string? AgreedWith, IReadOnlyList<PlanView.Change> Changes)
{
    /// <param name="What">The parts that changed.</param>
    internal sealed record Change(int Number, string By, DateTimeOffset At, IReadOnlyList<string> What);
}

/// <summary>Asks for the plan of a case.</summary>
/// <param name="Number">An earlier version; the newest when null.</param>
[Allows(Permissions.CasePlan, On = nameof(CaseId))]
internal sealed record SeePlan(Guid CaseId, int? Number = null) : IQuery<PlanView>;

internal sealed class AnswerSeePlan(CaseDesk desk, PlanVersions plans, ISend send, Audit audit) : IQueryHandler<SeePlan, PlanView>
{
    public async Task<PlanView> Handle(SeePlan query, CancellationToken ct)
    {
        var head = await desk.HeadOf(query.CaseId, ct);
        if (head.LeftOut) return new(head, null, 0, null, []);
        var all = await plans.Of(query.CaseId, ct);
        var shown = query.Number is { } wanted ? all.FirstOrDefault(v => v.Number == wanted) ?? throw new NotFound("This version of the plan") : all.Count == 0 ? null : all[0];
        var agreed = shown?.Words.AgreedWith is { } person ? (await send.Ask(new GetPeople([person]), ct)).Select(p => p.Name).FirstOrDefault() : null;
        var names = await send.Names(all.Select(v => v.By), ct);
        audit.Saw(await desk.People(query.CaseId, ct)); // last: what is asked in between writes its own row
        return new(head, shown?.Words, shown?.Number ?? 0, agreed,
            [.. all.Select((v, i) => new PlanView.Change(v.Number, names(v.By), v.At, Plan.Changed(i + 1 < all.Count ? all[i + 1].Words : null, v.Words)))]);
    }
}
