using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>What happened with a pregnancy, for whoever may read it. For everybody else nothing is there, and nothing is missing.</summary>
internal sealed class AnswerGatherTimeline(Db db, Around around, Seen seen, PregnancySteps steps, Aliases aliases, Guard guard, CurrentUser user) : IGatherHandler<GatherTimeline, GatherTimeline.Part>
{
    private sealed record Of(Guid Id, DateTimeOffset CreatedAt, DateOnly? BookingDoneOn, DateOnly? Ended);

    private sealed record Link(DateOnly AskedOn, DateOnly? WelcomedOn);

    public async Task<IReadOnlyList<GatherTimeline.Part>> Handle(GatherTimeline question, CancellationToken ct)
    {
        if (!user.May(Permissions.View)) return [];
        var people = await aliases.AllOf(await around.Members(question.HouseholdId, ct), ct);
        if (people.Count == 0) return [];
        var parts = new List<GatherTimeline.Part>();
        foreach (var one in await db.Query<Of>("""
            SELECT p.id, p.created_at, p.booking_done_on, (SELECT MIN(b.born_on) FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born') AS ended
            FROM antenatal_pregnancy p WHERE p.person_id IN @people AND p.status <> 'EnteredInError' ORDER BY p.created_at, p.id
            """, new { people }, ct))
        {
            if (!await guard.Reaches(Permissions.View, "PregnancyId", one.Id, ct) || !await seen.May(await steps.Find(one.Id, ct), ct)) continue;
            parts.AddRange(await Parts(one, ct));
        }
        return parts;
    }

    private async Task<IReadOnlyList<GatherTimeline.Part>> Parts(Of one, CancellationToken ct)
    {
        var path = $"/antenatal/pregnancies/{one.Id}";
        GatherTimeline.Part Part(DateTimeOffset at, string says) => new(at, "Antenatal", says, path);
        var parts = new List<GatherTimeline.Part> { Part(one.CreatedAt, "Maternity care began") };
        if (one.BookingDoneOn is { } booked) parts.Add(Part(booked.AtLondon(default), "The booking appointment was held"));
        foreach (var link in await db.Query<Link>("SELECT asked_on, CASE WHEN tell_midwife = 1 THEN welcomed_on END AS welcomed_on FROM antenatal_hub_link WHERE pregnancy_id = @Id ORDER BY asked_on, id", new { one.Id }, ct))
        {
            parts.Add(Part(link.AskedOn.AtLondon(default), "A hub was asked to welcome the family"));
            if (link.WelcomedOn is { } welcomed) parts.Add(Part(welcomed.AtLondon(default), "The hub spoke with the family"));
        }
        if (one.Ended is { } born) parts.Add(Part(born.AtLondon(default), "Birth"));
        return parts;
    }
}
