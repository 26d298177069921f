using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>What this module knows of a household's time: registered, moved, joined and left, numbers corrected, warning notes opened and closed; who and what stand elsewhere.</summary>
internal sealed class AnswerGatherTimeline(Db db, Sight sight) : IGatherHandler<GatherTimeline, GatherTimeline.Part>
{
    private static readonly TimeOnly Noon = new(12, 0);

    public async Task<IReadOnlyList<GatherTimeline.Part>> Handle(GatherTimeline question, CancellationToken ct)
    {
        if (await sight.FamilyOf(question.HouseholdId, ct) is not { IsShown: true }) return [];
        var days = await db.Query<Day>("""
            SELECT 'Moved' AS kind, to_on AS on_day, id FROM families_former_address WHERE household_id = @HouseholdId
            UNION ALL
            SELECT 'Joined', from_on, person_id FROM families_member WHERE household_id = @HouseholdId AND (left_code IS NULL OR left_code <> 'Mistake')
            UNION ALL
            SELECT 'Left', to_on, person_id FROM families_member WHERE household_id = @HouseholdId AND to_on IS NOT NULL AND (left_code IS NULL OR left_code <> 'Mistake')
            """, question, ct);
        var instants = await db.Query<Instant>("""
            SELECT 'Registered' AS kind, registered_at AS at, id FROM families_household WHERE id = @HouseholdId
            UNION ALL
            SELECT 'Corrected', q.resolved_at, m.person_id FROM families_quarantined_number q JOIN families_member m ON m.person_id = q.person_id
            WHERE m.household_id = @HouseholdId AND q.outcome = 'Corrected' AND m.to_on IS NULL
            UNION ALL
            SELECT 'Warned', w.recorded_at, m.person_id FROM families_warning_note w JOIN families_member m ON m.person_id = w.person_id
            WHERE m.household_id = @HouseholdId AND m.to_on IS NULL
            UNION ALL
            SELECT 'Unwarned', w.closed_at, m.person_id FROM families_warning_note w JOIN families_member m ON m.person_id = w.person_id
            WHERE m.household_id = @HouseholdId AND m.to_on IS NULL AND w.closed_at IS NOT NULL
            """, question, ct);
        // Who was there on the first day is the family that was registered.
        var first = instants.Where(i => i.Kind == "Registered").Select(i => i.At.LondonDay()).FirstOrDefault();
        return [.. days.Where(d => d.Kind != "Joined" || d.OnDay > first).Select(d => Part(d.Kind, d.OnDay.AtLondon(Noon), d.Id)), .. instants.Select(i => Part(i.Kind, i.At, i.Id))];
    }

    private static GatherTimeline.Part Part(string kind, DateTimeOffset at, Guid id) => kind switch
    {
        "Moved" => new(at, Module, "The family moved to another address"),
        "Joined" => new(at, Module, "Somebody joined the family", $"/person/{id}"),
        "Left" => new(at, Module, "Somebody left the family"),
        "Corrected" => new(at, Module, "An NHS number was corrected", $"/person/{id}"),
        "Warned" => new(at, Module, "A warning note was opened", $"/person/{id}"),
        "Unwarned" => new(at, Module, "A warning note was closed", $"/person/{id}"),
        _ => new(at, Module, "The family was registered"),
    };

    private const string Module = "Families";

    private sealed record Day(string Kind, DateOnly OnDay, Guid Id);

    private sealed record Instant(string Kind, DateTimeOffset At, Guid Id);
}
