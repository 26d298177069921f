using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Design;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A coordinator spoke to somebody who wrote on the public page: they are known or new, and what they would like becomes a request. What they wrote is removed.</summary>
internal static class SpeakToAsker
{
    /// <param name="Id">The request's, made when the form was shown.</param>
    /// <param name="PersonId">Somebody whom the coordinator may see; null for somebody new.</param>
    /// <param name="New">Form F1, for somebody new.</param>
    [Allows(Permissions.WriteRequests, On = nameof(AskedId))]
    internal sealed record Command(Guid Id, Guid AskedId, int Version, Guid? PersonId, RegisterFamily? New, Wishes Wishes) : ICommand<Guid>;

    internal sealed class Handler(AskedRows rows, ISend send, RequestDesk desk, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (command.PersonId is null == command.New is null) throw new Refused("Who", "Choose who they are, or say that they are new");
            if (await rows.Before(command.AskedId, AskedStatus.Spoke, command.Version, ct) is not { } now) return command.Id;
            command.Wishes.Check();
            if (command.PersonId is { } chosen && await Under16.IsYoung(send, chosen, clock.Today(), ct)) throw new Refused("Who", "Choose who wrote: a young child did not");
            Guid person;
            Guid? household = null;
            if (command.New is { } form)
            {
                household = (await send.Send(form, ct)).HouseholdId;
                person = form.Adult!.PersonId;
            }
            else person = command.PersonId!.Value;
            await desk.Open(command.Wishes.For(command.Id, person, household, RequestSource.Self) with { Registered = command.New is not null }, ct);
            await rows.Step(now, AskedStatus.Spoke, null, command.Id, ct);
            await rows.Empty([now.Id], ct);
            // From here the request's own task stands.
            if (now.LeadTaskId is { } task && await Under16.Of(send, person, clock.Today(), ct) != Under16.Youth.Older && command.Wishes.Expecting == true)
                await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "It is asked for with the request"), ct);
            return command.Id;
        }
    }

    /// <summary>Whoever sends it sends it by this: for somebody known who is under 13 and expecting, a concern that says who comes first, by itself.</summary>
    internal static async Task<Guid> Tell(ISend send, TimeProvider clock, Command command, CancellationToken ct)
    {
        if (command.PersonId is { } person && await send.Ask(new GetPeople([person]), ct) is [{ Masking: not Masking.Hidden }] && !await Under16.IsYoung(send, person, clock.Today(), ct))
            await Under16.Tell(send, command.Id, person, command.Wishes.Expecting == true, clock.Today(), ct);
        return await send.Send(command, ct);
    }

    [Allows(Permissions.WriteRequests, On = nameof(AskedId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : WishesPage
    {
        /// <summary>Of <see cref="Who"/>: they are none of those who are known.</summary>
        internal const string IsNew = "new";

        public Guid Id { get; set; }
        public Guid AskedId { get; set; }
        public Guid HouseholdId { get; set; }
        public Guid NewPersonId { get; set; }
        public int Version { get; set; }
        public string? Search { get; set; }

        /// <summary>The id of a person, or <see cref="IsNew"/>.</summary>
        public string? Who { get; set; }
        public string? FirstName { get; set; }
        public string? FamilyName { get; set; }
        public bool OnlyOneName { get; set; }
        public MonthOfYear? Born { get; set; }
        public string? Postcode { get; set; }
        public bool NoFixedAddress { get; set; }
        public RegisterFamily.ReachBy? ReachBy { get; set; }
        public string? Reach { get; set; }
        public string? SafeTimes { get; set; }
        public RegisterFamily.Telling? MayTell { get; set; }
        public bool NotKnownYet { get; set; }

        internal SeeAsked.View Found { get; private set; } = null!;

        internal IReadOnlyList<FindAsker.Known> Known { get; private set; } = [];

        internal bool AsksWhetherKnown => NotKnownYet || ModelState.GetValueOrDefault(nameof(NotKnownYet))?.Errors.Count > 0;

        public Task OnGet(CancellationToken ct) => Begin(ct);

        /// <summary>Posted, so that no name or number stands in an address or a log.</summary>
        public Task OnPostFind(CancellationToken ct)
        {
            ModelState.Clear();
            if (string.IsNullOrWhiteSpace(Search)) ModelState.AddModelError(nameof(Search), "Enter a name, postcode, telephone number, NHS number or date of birth");
            return Begin(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await Tell(send, clock, new(Id, AskedId, Version, Guid.TryParse(Who, out var person) ? person : null, Who == IsNew ? Form() : null, Answers()), ct);
            return Redirect($"/peersupport/requests/{Id}?said=made");
        });

        /// <summary>What they wrote stands in the form already.</summary>
        private async Task Begin(CancellationToken ct)
        {
            ModelState.Remove(nameof(Version));
            await Show(ct);
            (Id, HouseholdId, NewPersonId, Version) = (clock.NewId(), clock.NewId(), clock.NewId(), Found.Row.Version);
            if (Found.Words is not { } words) return;
            (FirstName, Postcode, Reach, SafeTimes, FreeWhen, Avoid, Channel) = (words.FirstName, words.Postcode, words.Reach, words.SafeWhen, words.SafeWhen, words.Avoid, words.Channel);
            (Wants, About, Expecting, ShareAgreed) = ([.. words.Wants], [.. words.About], words.Pregnant, words.ShareAgreed);
            (Language, Sex, Age, Near) = (words.Language, words.PreferSex, words.PreferAge, words.PreferNear);
            ReachBy = words.By switch { ReachWay.Phone => RegisterFamily.ReachBy.Phone, ReachWay.Text => RegisterFamily.ReachBy.Text, _ => RegisterFamily.ReachBy.Email };
        }

        protected override async Task Show(CancellationToken ct)
        {
            Found = await send.Ask(new SeeAsked(AskedId), ct);
            Known = Found.IsOpen ? await send.Ask(new FindAsker(AskedId, Search), ct) : [];
        }

        private RegisterFamily Form() => new(
            HouseholdId, new(NewPersonId, FirstName, FamilyName, OnlyOneName, Born?.FirstDay, true), Postcode, NoFixedAddress, new(ReachBy, Reach, SafeTimes: SafeTimes), MayTell,
            [RegisterFamily.Role.Carer], NotKnownYet: NotKnownYet, Source: "public page");
    }
}
