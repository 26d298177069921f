using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Families.Matching;

/// <summary>What the tests of matching arrange: a pair, and a decision about it.</summary>
internal static class MatchingWorld
{
    internal const string Why = "The same birthday, and she said so";

    internal static Actor DataQuality(this World world) => world.As(Roles.DataQuality, Guid.Empty, organisationId: FamiliesWorld.Organisation);

    /// <summary>A pair, whether or not the rules would find it.</summary>
    internal static async Task<Guid> Pair(this World world, Guid one, Guid other)
    {
        await world.AsSystem().With(async services =>
        {
            await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<Pairs>().Keep(one, [new Match(other, MatchedBy.Mobile)], (null, null), false, CancellationToken.None));
            return true;
        });
        var (first, second) = Pairs.Ordered(one, other);
        return (await world.Sql<Guid>("SELECT id FROM families_pair WHERE one_id = @first AND other_id = @second", new { first, second })).Single();
    }

    /// <summary>Data quality decides that the two are one; answers the joining.</summary>
    internal static async Task<Guid> Join(this World world, Guid mergedId, Guid keptId)
    {
        var pair = await world.Pair(mergedId, keptId);
        var version = (await world.Sql<int>("SELECT version FROM families_pair WHERE id = @pair", new { pair })).Single();
        return (await world.DataQuality().Send(new ComparePair.Command(pair, version, PairDecision.Same, keptId, Why)))!.Value;
    }

    internal static Task<Done> Part(this World world, Guid aliasId) => world.DataQuality().Send(new UndoJoin.Command(aliasId, "They are two after all"));

    /// <summary>Every row of every table of this module but those in which joinings are noted.</summary>
    internal static async Task<IReadOnlyList<string>> Rows(this World world)
    {
        var rows = new List<string>();
        rows.AddRange(await world.Sql<string>("SELECT CONCAT(id, first_name, family_name, sensitivity, nhs_number, nhs_status, version) FROM families_person ORDER BY id"));
        rows.AddRange(await world.Sql<string>("SELECT CONCAT(id, household_id, person_id, role, from_on, to_on) FROM families_member ORDER BY id"));
        rows.AddRange(await world.Sql<string>("SELECT CONCAT(id, state, postcode, version) FROM families_household ORDER BY id"));
        rows.AddRange(await world.Sql<string>("SELECT CONCAT(id, person_id, as_typed, to_on) FROM families_contact_point ORDER BY id"));
        rows.AddRange(await world.Sql<string>("SELECT CONCAT(id, person_id, purpose, basis) FROM families_sharing ORDER BY id"));
        rows.AddRange(await world.Sql<string>("SELECT CONCAT(id, person_id, purpose, withdrawn_on) FROM families_objection ORDER BY id"));
        rows.AddRange(await world.Sql<string>("SELECT CONCAT(id, household_id, user_id, to_on) FROM families_involvement ORDER BY id"));
        rows.AddRange(await world.Sql<string>("SELECT CONCAT(person_id, word) FROM families_name ORDER BY person_id, word"));
        return rows;
    }

    internal static async Task<string> NameOf(this Actor actor, Guid personId) => (await actor.Ask(new GetPeople([personId]))).Single().Name;
}
