using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

/// <summary>Somebody writes on the public page, and a midwife answers: what the tests of requests begin with.</summary>
public abstract class ArrangedRequests : ArrangedPregnancy
{
    protected static IPAddress Home { get; } = IPAddress.Parse("203.0.113.7");

    private int _numbers = 100;

    /// <summary>With a number of its own, where none is given.</summary>
    internal Wish Hers(AgeBand? age = AgeBand.Older, ReachWay? by = ReachWay.Phone, string? reach = null, string? first = "Ama", string? family = "Mensah", string? when = "Weekdays before 3pm") =>
        new(first, family, age, "M33 4ND", by, reach ?? FormattableString.Invariant($"07700 900 {Interlocked.Increment(ref _numbers)}"), when, true, "Twi");

    /// <summary>As the public page hands it on.</summary>
    internal async Task<Guid> Write(Wish? wish = null, Guid? id = null, IPAddress? from = null)
    {
        var request = id ?? World.NewId();
        await using var scope = World.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RequestDesk>().Take(request, wish ?? Hers(), from, scope.ServiceProvider.GetRequiredService<IStringLocalizer<Texts>>(), CancellationToken.None);
        return request;
    }

    /// <summary>Written, and taken on by <see cref="ArrangedPregnancy.Midwife"/>.</summary>
    internal async Task<Guid> TakenOn(Wish? wish = null)
    {
        var id = await Write(wish);
        await Midwife.Send(new TakeOnRequest.Command(id, 1));
        return id;
    }

    internal async Task Tried(Guid id, bool answered, TryWay way = TryWay.Call, Actor? by = null) => await (by ?? Midwife).Send(new NoteTry.Command(World.NewId(), id, way, World.Clock.Now(), answered));

    /// <summary>Taken on, tried, and she answered.</summary>
    internal async Task<Guid> Heard(Wish? wish = null)
    {
        var id = await TakenOn(wish);
        await Tried(id, answered: true, SelfReferral.Ways((wish ?? Hers()).By!.Value)[0]);
        return id;
    }

    internal sealed record Row(RequestStatus Status, string? FirstName, string? FamilyName, string? Postcode, string? ReachValue, string? SafeWhen, string? Language, Guid? PregnancyId, Guid? ConcernId, Guid? LeadTaskId, int Version)
    {
        /// <summary>Nothing that she wrote is left.</summary>
        internal bool IsEmpty => (FirstName ?? FamilyName ?? Postcode ?? ReachValue ?? SafeWhen ?? Language) is null;
    }

    internal async Task<Row> RowOf(Guid id) => (await World.Sql<Row>(
        "SELECT status, first_name, family_name, postcode, reach_value, safe_when, language, pregnancy_id, concern_id, lead_task_id, version FROM antenatal_self_referral WHERE id = @id", new { id })).Single();

    internal async Task<int> Kept() => (await World.Sql<int>("SELECT COUNT(*) FROM antenatal_self_referral")).Single();

    /// <summary>She is known: the mother of the family that is arranged.</summary>
    internal new async Task<SpeakToHer.Command> Spoken(Guid request, Guid? person = null, RegisterFamily? isNew = null) => new(
        World.NewId(), request, (await RowOf(request)).Version, person ?? (isNew is null ? Mother : null), isNew, Today.AddDays(-60), null, Neighbourhood.Antenatal.Pregnancies.Parity.Nulliparous,
        Neighbourhood.Antenatal.Pregnancies.Multiple.No, false, false, null, null);

    internal RegisterFamily Form(DateOnly? born = null) => new(
        World.NewId(), new(World.NewId(), "Ama", "Mensah", Born: born, Language: "Twi", InterpreterNeeded: true), "M33 4ND", false, new(RegisterFamily.ReachBy.Phone, "07700 900982"), RegisterFamily.Telling.AskLater,
        [RegisterFamily.Role.Mum, RegisterFamily.Role.Expecting], NotKnownYet: true, Source: "public page");
}
