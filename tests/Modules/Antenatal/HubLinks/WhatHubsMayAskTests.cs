using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs;
using Neighbourhood.Testing;
using Xunit;
using AskedOfHub = Neighbourhood.FamilyHubs.Asked;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

/// <summary>
/// The hub sees due month, language and chosen needs, never parity or a clinical detail: two women who chose the same and differ in everything else are the same to the hub,
/// whatever its people ask of any module, and in every row that it keeps.
/// </summary>
public sealed partial class WhatHubsMayAskTests
{
    /// <summary>What only her midwife knows.</summary>
    private sealed record Her(DateOnly Edd, Parity Parity, int Babies, ComplexFactor Factor, string Word, int Score, PregnancyStatus Status = PregnancyStatus.Ongoing, bool Linked = true);

    private static readonly Her First = new(new(2026, 7, 3), Parity.Nulliparous, 1, ComplexFactor.DomesticAbuse, "Alder", 4);
    private static readonly Her Other = new(new(2026, 7, 29), Parity.Parous, 2, ComplexFactor.Under20, "Birch", 21, PregnancyStatus.Booked);

    [Theory]
    [InlineData(Roles.HubWorker)]
    [InlineData(Roles.HubManager)]
    public async Task Whatever_a_hub_asks_two_women_who_chose_the_same_are_the_same(string role)
    {
        var (one, other) = (await Known(First, role), await Known(Other, role));
        Assert.Equal(one.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        foreach (var (question, answer) in one) Assert.True(answer == other[question], $"{question}: {answer} | {other[question]}");
        // It looked at something, and what she chose is there.
        Assert.True(one.Count(a => !a.Value.StartsWith('!')) > 20, string.Join(Environment.NewLine, one));
        Assert.Contains("meeting-others", one["FamilyHubs.Asked.SeeLink HubLink"], StringComparison.Ordinal);
        Assert.Contains("2026-07-01", one["FamilyHubs.Asked.SeeLink HubLink"], StringComparison.Ordinal);
        Assert.Contains("meeting-others", one["row familyhubs_link"], StringComparison.Ordinal);
        // Another month is another woman: the comparison would find it.
        Assert.NotEqual(one["FamilyHubs.Asked.SeeLink HubLink"], (await Known(First with { Edd = new(2026, 8, 3) }, role))["FamilyHubs.Asked.SeeLink HubLink"]);
    }

    [Fact]
    public async Task Of_a_woman_who_was_not_linked_a_hub_cannot_tell_that_a_baby_is_expected()
    {
        var (expecting, not) = (await Known(First with { Linked = false }, Roles.HubWorker), await Known(null, Roles.HubWorker));
        foreach (var (question, answer) in expecting) Assert.True(answer == not[question], $"{question}: {answer} | {not[question]}");
    }

    /// <summary>The same questions find it where they are asked by her midwife.</summary>
    [Fact]
    public async Task Her_own_midwife_is_told_them_apart()
    {
        var (one, other) = (await Known(First, Roles.Midwife), await Known(Other, Roles.Midwife));
        Assert.NotEqual(one["Antenatal.Pregnancies.SeePregnancy Pregnancy"], other["Antenatal.Pregnancies.SeePregnancy Pregnancy"]);
    }

    /// <summary>Every answer that somebody of this role gets about her, and every row of the hub's, by the question; each id as its place in the answer.</summary>
    private static async Task<Dictionary<string, string>> Known(Her? her, string role)
    {
        var hub = Guid.CreateVersion7();
        await using var world = await World.StartWith(services => services.AddScoped<IScope>(_ => new Theirs<Guid>("HouseholdId", hub)).AddScoped<IScope>(_ => new Theirs<Guid>("PersonId", hub)),
            new AntenatalModule(), new FamilyHubsModule(), new StandIn("contact.messages.queue", "families.tasks.open", "families.households.view", "contact.summary.view"));
        var (mother, household, pregnancy, link) = (world.NewId(), world.NewId(), world.NewId(), world.NewId());
        var midwife = world.As(Roles.Midwife);
        Answer(world, hub, mother, household);
        await world.Arrange("""
            INSERT INTO familyhubs_site (id, name, folded_name, kind, accessibility, trailblazer, opened_on, added_at, version) VALUES (@hub, 'Acorn Hub', 'acorn hub', 'FamilyHub', '', 0, @opened, @now, 1)
            """, new { hub, opened = world.Clock.Today().AddYears(-1), now = world.Clock.Now() });
        if (her is not null) await Arrange(world, her, pregnancy, mother, household, midwife.Id);
        if (her is { Linked: true })
        {
            await midwife.Send(new OfferHub.Command(link, pregnancy, "ring", OfferAnswer.YesCallMe, null, null, false, ["due-month", "language"], ["meeting-others"], ["midwife", "gp"], PartnerWelcome.Yes, hub));
            await world.Deliver();
            await world.As(Roles.HubWorker, hub).Send(new AskedOfHub.AcceptLink.Command(link, 1));
            await world.Deliver();
        }
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var asking = role == Roles.Midwife ? midwife : world.As(role, hub);
        foreach (var (name, question) in Questions(new() { ["HubLink"] = link, ["Pregnancy"] = pregnancy, ["Household"] = household, ["Site"] = hub, ["Person"] = mother, ["User"] = asking.Id }, world.Clock.Today()))
            known[name] = Places(await Ask(asking, question));
        foreach (var (kind, places) in await Panels(asking, household, mother)) known[$"panel {kind}"] = Places(places);
        foreach (var table in Schema.Of(typeof(FamilyHubsModule).Assembly).Tables.Where(t => t.Name.StartsWith("familyhubs_", StringComparison.Ordinal)))
            known[$"row {table.Name}"] = Places(string.Join('\n', (await world.Sql<string>($"SELECT CONCAT('', {string.Join(", '|', ", table.Columns.Select(c => c.Name))}) FROM {table.Name}")).Order(StringComparer.Ordinal)));
        return known;
    }

    private static void Answer(World world, Guid hub, Guid mother, Guid household)
    {
        world.Answers<GetSetting, string>(q => q.Key == "antenatal.hubOfferWeeks" ? "notification; booking; 16; 28" : "5");
        world.Answers<AddWorkingDays, DateOnly>(q => ArrangedHub.WorkingDay(q.Day, q.Days));
        world.Answers<GetSharingBasis, SharingBasis>(_ => SharingBasis.Informed);
        world.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Where(id => id == mother).Select(id => new GetPeople.Person(id, household, "Ines Okafor", Masking.Full, "adult", "Polish", true))]);
        world.Answers<GetHousehold, GetHousehold.Answer?>(q => q.HouseholdId != household
            ? null
            : new(household, "Okafor", Masking.Full, null, null, "Sale South", 2, null, [new(mother, "Ines Okafor", Masking.Full, "mother", "adult", "full", null, null)]));
        world.Answers<GetContactSummary, GetContactSummary.Answer?>(_ => null);
        world.Answers<OpenTask, Guid>(t => t.TaskId);
        world.Answers<CloseTask, Done>(_ => default);
        world.Answers<QueueMessage, QueueMessage.Answer>(_ => new(true, null));
        world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        world.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(_ => []);
        world.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => []);
        world.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(id => new GetAges.Age(id, 348, false))]);
        Assert.NotEqual(hub, mother);
    }

    private static async Task Arrange(World world, Her her, Guid pregnancy, Guid mother, Guid household, Guid midwife)
    {
        var (today, now) = (world.Clock.Today(), world.Clock.Now());
        await world.Arrange("""
            INSERT INTO antenatal_pregnancy (id, person_id, household_id, status, notified_on, source, agreed_edd, edd_by_scan, parity, multiple, booked_elsewhere, booked_at_days, late_reason, midwife_user_id,
                team_may_know, gp_may_know, smoking_at_booking, created_at, version)
            VALUES (@pregnancy, @mother, @household, @Status, @today, 'Midwife', @Edd, @Edd, @Parity, @multiple, 0, @Score, @Word, @midwife, 0, 0, @Word, @now, 1)
            """, new { pregnancy, mother, household, her.Status, today, her.Edd, her.Parity, multiple = her.Babies > 1 ? Multiple.Yes : Multiple.No, her.Score, her.Word, midwife, now });
        for (var number = 1; number <= her.Babies; number++)
            await world.Arrange("INSERT INTO antenatal_baby (id, pregnancy_id, number, state) VALUES (@id, @pregnancy, @number, 'Expected')", new { id = world.NewId(), pregnancy, number });
        await world.Arrange("INSERT INTO antenatal_factor (pregnancy_id, code, noted_on) VALUES (@pregnancy, @Factor, @today)", new { pregnancy, her.Factor, today });
        await world.Arrange("""
            INSERT INTO antenatal_milestone (id, pregnancy_id, code, kind, due_from, due_on, due_to, status, reason, if_first, place, version)
            VALUES (@id, @pregnancy, 'scan-20', 'Scan', @Edd, @Edd, @Edd, 'Missed', @Word, 0, @Word, 1)
            """, new { id = world.NewId(), pregnancy, her.Edd, her.Word });
        await world.Arrange("INSERT INTO antenatal_silence (id, pregnancy_id, why, opened_on, outcome, closed_on) VALUES (@id, @pregnancy, 'Missed', @today, @Word, @today)", new { id = world.NewId(), pregnancy, today, her.Word });
        await world.Arrange("""
            INSERT INTO antenatal_step (id, subject_id, subject, from_status, to_status, reason, at) VALUES (@id, @pregnancy, 'Pregnancy', 'Notified', @Status, @Word, @now)
            """, new { id = world.NewId(), pregnancy, her.Status, her.Word, now });
    }

    /// <summary>Every question of the modules and of the core's contracts, each with her ids where it takes one; where its name does not say which, with each of them.</summary>
    private static IEnumerable<(string Name, object Question)> Questions(Dictionary<string, Guid> ids, DateOnly today)
    {
        Type[] kinds = [typeof(IQuery<>), typeof(IGather<>), typeof(IFact<>)];
        Assembly[] where =
        [
            typeof(FamilyHubsModule).Assembly, typeof(AntenatalModule).Assembly, typeof(GetHubLink).Assembly, typeof(PregnancyNotified).Assembly, typeof(GetPeople).Assembly, typeof(GatherMyWork).Assembly,
            typeof(GetContactSummary).Assembly,
        ];
        foreach (var type in where.SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract && t.GetInterfaces().Any(i => i.IsGenericType && kinds.Contains(i.GetGenericTypeDefinition()))).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            var takes = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First().GetParameters();
            var name = type.FullName!["Neighbourhood.".Length..];
            var plain = takes.FirstOrDefault(p => p.ParameterType == typeof(Guid));
            // Which id is meant is said by the name of what it takes, "HubLinkId"; else each is tried.
            foreach (var (kind, id) in plain is null ? [("-", Guid.Empty)] : ids.Where(i => plain.Name!.Contains(i.Key, StringComparison.Ordinal)).DefaultIfEmpty(ids.First()).Concat(ids).DistinctBy(i => i.Key).Select(i => (i.Key, i.Value)))
                yield return ($"{name} {kind}", Activator.CreateInstance(type, [.. takes.Select(p => Value(p, p == plain ? id : null, ids, today))])!);
        }
    }

    private static object? Value(ParameterInfo takes, Guid? id, Dictionary<string, Guid> ids, DateOnly today)
    {
        var type = takes.ParameterType;
        if (id is { } given) return given;
        if (takes.HasDefaultValue && takes.DefaultValue is not null && type == takes.DefaultValue.GetType()) return takes.DefaultValue;
        if (type == typeof(Guid) || type == typeof(Guid?)) return ids.Where(i => takes.Name!.Contains(i.Key, StringComparison.Ordinal)).Select(i => (Guid?)i.Value).FirstOrDefault() ?? (type == typeof(Guid) ? ids["Person"] : null);
        if (type == typeof(DateOnly)) return today;
        if (type == typeof(IReadOnlyList<Guid>)) return new List<Guid>(ids.Values);
        if (type == typeof(string)) return Nullable(takes) ? null : "Ines";
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private static bool Nullable(ParameterInfo takes) => new NullabilityInfoContext().Create(takes).WriteState == NullabilityState.Nullable;

    /// <summary>The answer as text; "!" and why where there is none.</summary>
    private static async Task<string> Ask(Actor actor, object question)
    {
        var kind = question.GetType().GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() is var made && (made == typeof(IQuery<>) || made == typeof(IGather<>) || made == typeof(IFact<>)));
        var ask = typeof(ISend).GetMethods().Single(m => m.Name == nameof(ISend.Ask) && m.GetParameters()[0].ParameterType.GetGenericTypeDefinition() == kind.GetGenericTypeDefinition()).MakeGenericMethod(kind.GetGenericArguments());
        try
        {
            return await actor.With(async services =>
            {
                var task = (Task)ask.Invoke(services.GetRequiredService<ISend>(), BindingFlags.DoNotWrapExceptions, null, [question, CancellationToken.None], null)!;
                await task;
                return JsonSerializer.Serialize(task.GetType().GetProperty("Result")!.GetValue(task));
            });
        }
        catch (Exception refused)
        {
            return $"!{refused.GetType().Name}: {refused.Message}";
        }
    }

    private static Task<List<(string Kind, string Shown)>> Panels(Actor actor, Guid household, Guid person) => actor.With(async services =>
    {
        var user = services.GetRequiredService<CurrentUser>();
        List<(string, string)> shown = [];
        foreach (var panel in services.GetServices<IPanel>().Where(p => user.May(p.Permission))) shown.Add((panel.GetType().Name, await Shown(() => panel.For(household, default))));
        foreach (var panel in services.GetServices<IPersonPanel>().Where(p => user.May(p.Permission))) shown.Add((panel.GetType().Name, await Shown(() => panel.For(person, default))));
        return shown;
    });

    private static async Task<string> Shown(Func<Task<object?>> panel)
    {
        try
        {
            return JsonSerializer.Serialize(await panel());
        }
        catch (Exception refused)
        {
            return $"!{refused.GetType().Name}: {refused.Message}";
        }
    }

    /// <summary>Every family is the hub's to see. Generic, so that no world of other tests finds it by itself.</summary>
    private sealed class Theirs<T>(string property, T hub) : IScope where T : struct
    {
        public string Property => property;

        public Task<Reach> Of(Guid id, CancellationToken ct) => Task.FromResult(Reach.Of(new List<T> { hub }.Cast<Guid>().ToList()));
    }

    /// <summary>Each id as its place in the text: two worlds made other ones.</summary>
    private static string Places(string text)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return Id().Replace(text, id => $"#{(places.TryGetValue(id.Value, out var at) ? at : places[id.Value] = places.Count + 1)}");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Id();
}
