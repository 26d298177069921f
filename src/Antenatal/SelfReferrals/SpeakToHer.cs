using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Design;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A midwife spoke to her: she is found among the families or registered, her pregnancy is notified, and what she wrote goes, in one step.</summary>
internal static class SpeakToHer
{
    /// <param name="Id">The pregnancy's.</param>
    /// <param name="PersonId">Who she is, where she is known; null with <paramref name="New"/>.</param>
    /// <param name="New">Form F1, where she is new, with ids that the form made.</param>
    /// <param name="Outcome">What came of the safeguarding conversation, where she is under 16 and it was held.</param>
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed record Command(
        Guid Id, Guid SelfReferralId, int Version, Guid? PersonId, RegisterFamily? New, DateOnly? Lmp, DateOnly? EddByScan, Parity? Parity, Multiple? Multiple, bool? TeamMayKnow, bool? GpMayKnow,
        DateOnly? DiscussedOn, string? Outcome) : ICommand<Guid>;

    internal sealed class Handler(RequestRows rows, PregnancyDesk desk, DoNotContact contact, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (await rows.Before(command.SelfReferralId, RequestStatus.Spoke, command.Version, ct) is not { } now)
                throw new Conflict("This was already saved with other content. Look at what stands now.");
            if (!(await rows.TriesOf(now.Id, ct)).Any(t => t.Answered)) throw new Refused("", "Note the try on which she answered first.");
            var held = !string.IsNullOrWhiteSpace(command.Outcome) || command.DiscussedOn is not null;
            new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(command.PersonId is null == command.New is null, "Who", "Choose who she is, or say that she is new")
                .If(command.New is not null && now.AgeBand != AgeBand.Older && command.New.Adult?.Born is null, "Born", "She said that she is under 16: enter the month and year of her birth")
                .If(command.Parity is not { } parity || !Enum.IsDefined(parity), "Parity", "Say whether she gave birth before, or that it is not known yet")
                .If(command.Multiple is not { } multiple || !Enum.IsDefined(multiple), "Multiple", "Say whether she expects more than one baby, or that it is not known yet")
                .If(command.TeamMayKnow is null, "TeamMayKnow", "Say whether those who work with her may know. She can change it later")
                .If(command.GpMayKnow is null, "GpMayKnow", "Say whether her GP may know. She can change it later")
                .If(held && command.DiscussedOn is null, "DiscussedOn", "Enter the day of the conversation")
                .Throw();
            var (person, household) = command.New is { } form ? await Register(form, ct) : await Seen(command.PersonId!.Value, ct);
            var age = (await send.Ask(new GetAges([person], clock.Today()), ct)).SingleOrDefault();
            if (age is not null && Under16.IsTooYoung(age)) throw new Refused(command.New is null ? "Who" : "Born", "Choose who is expecting: at this age she cannot be");
            var pregnancy = await desk.Notify(new(
                command.Id, person, household, NotifiedBy.SelfReferral, command.Lmp, command.EddByScan, command.Parity!.Value, command.Multiple!.Value, user.Id, command.TeamMayKnow!.Value,
                command.GpMayKnow!.Value, SelfReferralId: now.Id, Discussion: held ? new(command.DiscussedOn!.Value, null, command.Outcome) : null), ct);
            await rows.Step(now, RequestStatus.Spoke, null, pregnancy, ct);
            await rows.Empty([now.Id], ct);
            // From here the pregnancy's own tasks stand; where nobody knows her age, the lead's goes on.
            if (now.LeadTaskId is { } task && age is { Months: not null }) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
            return pregnancy;
        }

        private async Task<(Guid Person, Guid? Household)> Register(RegisterFamily form, CancellationToken ct)
        {
            var answer = await send.Send(form, ct);
            return (form.Adult!.PersonId, answer.HouseholdId);
        }

        private async Task<(Guid Person, Guid? Household)> Seen(Guid personId, CancellationToken ct)
        {
            if (await send.Ask(new GetPeople([personId]), ct) is not [{ Masking: not Masking.Hidden } seen]) throw new NotFound("This person");
            var kept = seen.KeptId ?? seen.Id;
            if ((await contact.Died([kept], ct)).Count > 0) throw new Refused("Who", "Choose somebody else: this person died");
            return (kept, seen.HouseholdId);
        }
    }

    /// <summary>
    /// Whoever sends it sends it by this: under 13 a concern that says who she is comes first, by itself, and stands whatever becomes of the rest; sent again with the command
    /// it is the same one. The one that was raised when she wrote names nobody.
    /// </summary>
    internal static async Task<Guid> Tell(ISend send, TimeProvider clock, Command command, CancellationToken ct)
    {
        if (command.Id != Guid.Empty && await Child(send, command, clock.Today(), ct) is { } child) await send.Send(Under16.Concern(command.Id, child), ct);
        return await send.Send(command, ct);
    }

    /// <summary>Who is under 13 by what Families knows or by the birth that was entered, or by her own words where neither says how old she is; null for nobody.</summary>
    private static async Task<Guid?> Child(ISend send, Command command, DateOnly today, CancellationToken ct)
    {
        // Of a month alone she may have been born on its last day.
        if (command.New?.Adult is { } adult)
            return adult.Born is { } born && born.AddYears(8) <= today && born.AddMonths(adult.BornMonthOnly ? 1 : 0).AddYears(13) > today ? adult.PersonId : null;
        if (command.PersonId is not { } person || await send.Ask(new GetPeople([person]), ct) is not [{ Masking: not Masking.Hidden } seen]) return null;
        var who = seen.KeptId ?? seen.Id;
        if (await send.Ask(new GetAges([who], today), ct) is not [var age] || Under16.IsTooYoung(age)) return null;
        var young = age.Months is { } months ? months < 12 * 13 : (await send.Ask(new SeeRequest(command.SelfReferralId), ct)).Request.AgeBand == AgeBand.Under13;
        return young ? who : null;
    }

    [BindProperties]
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed class Page(ISend send, TimeProvider clock) : RequestPage(send)
    {
        private readonly ISend _send = send;

        /// <summary>Of <see cref="Who"/>: she is none of those who are known.</summary>
        internal const string IsNew = "new";

        public Guid Id { get; set; }
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
        public string? Language { get; set; }
        public bool InterpreterNeeded { get; set; }
        public RegisterFamily.Telling? MayTell { get; set; }
        public bool NotKnownYet { get; set; }

        [Display(Name = "First day of her last period")]
        public DateOnly? Lmp { get; set; }

        [Display(Name = "Due date by scan")]
        public DateOnly? EddByScan { get; set; }
        public Parity? Parity { get; set; }
        public Multiple? Multiple { get; set; }
        public bool? TeamMayKnow { get; set; }
        public bool? GpMayKnow { get; set; }

        [Display(Name = "Day of the conversation")]
        public DateOnly? DiscussedOn { get; set; }
        public string? Outcome { get; set; }

        internal IReadOnlyList<FindHer.Known> Known { get; private set; } = [];

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
            var command = new Command(Id, SelfReferralId, Version, Guid.TryParse(Who, out var person) ? person : null, Who == IsNew ? Form() : null, Lmp, EddByScan, Parity, Multiple, TeamMayKnow, GpMayKnow,
                DiscussedOn, Outcome);
            await Tell(_send, clock, command, ct);
            return Back("spoke");
        });

        /// <summary>What she wrote stands in the form already.</summary>
        private async Task Begin(CancellationToken ct)
        {
            await Show(ct);
            var asked = Found.Request;
            (Id, HouseholdId, NewPersonId, Version) = (clock.NewId(), clock.NewId(), clock.NewId(), asked.Version);
            (FirstName, FamilyName, Postcode, Reach, SafeTimes, Language, InterpreterNeeded) = (asked.FirstName, asked.FamilyName, asked.Postcode, asked.ReachValue, asked.SafeWhen, asked.Language, asked.Interpreter);
            ReachBy = asked.ReachBy switch { ReachWay.Phone => RegisterFamily.ReachBy.Phone, ReachWay.Text => RegisterFamily.ReachBy.Text, _ => RegisterFamily.ReachBy.Email };
        }

        protected override async Task Show(CancellationToken ct)
        {
            await See(ct);
            Known = await _send.Ask(new FindHer(SelfReferralId, Search), ct);
        }

        private RegisterFamily Form() => new(
            HouseholdId, new(NewPersonId, FirstName, FamilyName, OnlyOneName, Born?.FirstDay, true, Language, InterpreterNeeded), Postcode, NoFixedAddress, new(ReachBy, Reach, SafeTimes: SafeTimes), MayTell,
            [RegisterFamily.Role.Mum, RegisterFamily.Role.Expecting], NotKnownYet: NotKnownYet, Source: "public page");
    }
}
