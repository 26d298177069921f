using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A pharmacy, dentist, optician or school, who see no family, ask a hub to welcome one that agreed to it (form F13, with the answers of F1): whether it was known they never learn.</summary>
internal static class SendNewFamily
{
    /// <param name="Id">Made by the sender: a repeat answers as the first. After a failed send a new one.</param>
    /// <param name="Family">By form F1, under ids made by the sender. All of them are whom it is about.</param>
    /// <param name="Agreed">They said yes: without it nothing is sent.</param>
    /// <param name="Reference">The sender's own, for their list; null for none.</param>
    [Allows(Permissions.SendNewFamily, Unscoped = "a family that is new belongs to nobody yet; the hub is one that anybody may ask")]
    internal sealed record Command(
        Guid Id, RegisterFamily? Family, HubNeed? Need, string? NeedNote, bool? Agreed, Guid? SiteId, string? SafeContact, HubUrgency? Urgency, TellBack? TellBack, string? Reference = null) : ICommand<Answer>;

    /// <summary>The same for a family that is known, restricted or new.</summary>
    internal sealed record Answer(Guid Id, SendOutcome Outcome, string? ReasonCode);

    internal sealed class Handler(ISend send, ReferralDesk desk, TimeProvider clock) : ICommandHandler<Command, Answer>
    {
        private const string Source = "referral";
        private const int Adult = 18;

        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            var form = new ReferralDesk.Form(command.Id, command.Need, command.NeedNote, command.Agreed, command.SiteId, command.SafeContact, command.Urgency, command.TellBack, command.Reference);
            // Where the account comes from, nobody else says.
            var family = (command.Family ?? new(Guid.Empty, null, null, false, null, null)) with { NotKnownYet = false, Hold = false, Source = Source, OrganisationId = desk.Organisation };
            await Check(form, family, ct);
            var sent = await desk.Send(form, async () =>
            {
                var made = await send.Send(new ReportFamily(family), ct);
                var children = (family.Children ?? []).Where(c => c.Born > clock.Today().AddYears(-Adult)).Select(c => c.PersonId).ToHashSet();
                return new(made.HouseholdId, made.PersonIds, children, made.Outcome == RegisterFamily.Outcome.Held ? ReferralFamily.Held : ReferralFamily.New);
            }, ct);
            return new(sent.Id, sent.Outcome, sent.ReasonCode);
        }

        /// <summary>What is wrong with either form is said at once.</summary>
        private async Task Check(ReferralDesk.Form form, RegisterFamily family, CancellationToken ct)
        {
            var refusals = new Refusals();
            ReferralDesk.Check(form, refusals);
            try
            {
                refusals.Throw();
            }
            catch (Refused asked)
            {
                try
                {
                    await send.Send(new ReportFamily(family), ct); // undone with all else by what is thrown below
                }
                catch (Refused registering)
                {
                    throw new Refused([.. registering.Reasons, .. asked.Reasons]);
                }
                throw;
            }
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/familyhubs/referrals/new-family", async (Command command, ISend send, CancellationToken ct) =>
        {
            var sent = await send.Send(command, ct);
            return Results.Created($"/api/familyhubs/referrals/{ReferralDesk.Arrived(sent.Id, sent.Outcome, sent.ReasonCode)}", null);
        });

    [Allows(Permissions.SendNewFamily, Unscoped = "a family that is new belongs to nobody yet; the hub is one that anybody may ask")]
    [BindProperties]
    internal sealed class Page(ISend send, TimeProvider clock) : NewFamilyPage<NewChild>(clock)
    {
        private const string AsAbove = "As written above";

        public Guid Id { get; set; }
        public HubNeed? Need { get; set; }
        public string? NeedNote { get; set; }
        public bool? Agreed { get; set; }
        public Guid? SiteId { get; set; }
        public string? SafeContact { get; set; }
        public HubUrgency? Urgency { get; set; }
        public TellBack? TellBack { get; set; }
        public string? Reference { get; set; }

        internal IReadOnlyList<ListOpenHubs.Hub> Hubs { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            Begin();
            (Id, SafeContact, Urgency, TellBack) = (NewId(), AsAbove, HubUrgency.Routine, Asked.TellBack.NotAsked);
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct)
        {
            ReadMonthsAndChildren();
            return Try<IActionResult>(async () =>
            {
                var sent = await send.Send(new Command(Id, Family(), Need, NeedNote, Agreed, SiteId, SafeContact, Urgency, TellBack, Reference), ct);
                if (sent.Outcome == SendOutcome.Failed)
                {
                    ModelState.Remove(nameof(Id));
                    Id = NewId();
                }
                return Redirect($"/familyhubs/refer/sent?Sent={ReferralDesk.Arrived(sent.Id, sent.Outcome, sent.ReasonCode)}");
            });
        }

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            Hubs = await send.Ask(new ListOpenHubs(null), ct);
        }

        private RegisterFamily Family() => new(
            HouseholdId, new(PersonId, FirstName, FamilyName, OnlyOneName), Postcode, NoFixedAddress, new(ReachBy, Reach), MayTell, null,
            Registering());
    }
}
