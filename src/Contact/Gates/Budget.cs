using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Gates;

/// <summary>How much a household may be sent that nobody asked for: one count for all modules, and for what workers did unasked.</summary>
internal sealed class Budget(Db db, ISend send, Aliases aliases)
{
    /// <param name="Max">At most so many</param>
    /// <param name="Window">in this time.</param>
    internal sealed record Limit(int Max, TimeSpan Window);

    internal async Task<Limit> LimitOf(Guid? areaId, CancellationToken ct) => new(
        int.Parse(await send.Ask(new GetSetting("contactBudget.max", areaId), ct), CultureInfo.InvariantCulture),
        TimeSpan.FromDays(7 * int.Parse(await send.Ask(new GetSetting("contactBudget.windowWeeks", areaId), ct), CultureInfo.InvariantCulture)));

    /// <summary>What is left. Whoever then takes of it has taken their <see cref="BudgetTurn"/> before.</summary>
    /// <param name="at">When it would be sent.</param>
    /// <param name="leaving">Whether it is leaving now: then only what has left counts. Before that, what waits has its place too.</param>
    internal async Task<int> Left(Guid? householdId, Guid personId, Limit limit, DateTimeOffset at, Guid? exceptId, bool leaving, CancellationToken ct)
    {
        var people = await aliases.Of(personId, ct);
        var households = householdId is { } one ? await aliases.Of(one, ct) : [Guid.Empty];
        var (from, to) = (at - limit.Window, at + limit.Window);
        var sent = await db.Find<int>("""
            SELECT COUNT(*) FROM contact_message
            WHERE in_budget = 1 AND (household_id IN @households OR person_id IN @people) AND (@exceptId IS NULL OR id <> @exceptId)
              AND ((left_at IS NOT NULL AND left_at > @from AND left_at < @to)
                OR (@leaving = 0 AND left_at IS NULL AND state IN ('Queued', 'Waits', 'ToPost') AND due_at > @from AND due_at < @to))
            """, new { households, people, exceptId, leaving, from, to }, ct);
        var made = await db.Find<int>("""
            SELECT COUNT(*) FROM contact_made
            WHERE asked = 0 AND (household_id IN @households OR person_id IN @people) AND made_on > @from AND made_on < @to
            """, new { households, people, from = from.LondonDay(), to = to.LondonDay() }, ct);
        return limit.Max - sent - made;
    }
}

/// <summary>Held to the end of the transaction by whoever is about to take of a household's budget: two who count at once do not both get the last one.</summary>
internal sealed class BudgetTurn(Db db, ISend send, Aliases aliases)
{
    internal async Task Take(Guid personId, CancellationToken ct)
    {
        var household = (await send.Ask(new GetReach(personId), ct))?.HouseholdId;
        var id = (await aliases.Of(household ?? personId, ct)).Min();
        if (await db.Execute("UPDATE contact_budget SET turns = turns + 1 WHERE id = @id", new { id }, ct) == 0)
            await db.Execute("INSERT INTO contact_budget (id, turns) VALUES (@id, 1)", new { id }, ct);
    }
}
