using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>A worker records what somebody said about sharing for one purpose: each purpose is asked for by itself.</summary>
internal static class RecordSharingAnswer
{
    private const int LongestNote = 500;

    /// <param name="OrganisationIds">With whom; none for all.</param>
    /// <param name="On">The day it was said; today when null.</param>
    /// <param name="ReviewBy">By when it is asked again; the longest that is allowed when null.</param>
    [Allows(Permissions.RecordSharing, On = nameof(PersonId))]
    internal sealed record Command(
        Guid Id, Guid PersonId, SharingPurpose? Purpose, SharingBasis? Answer, AnswerGiver? GivenBy, Guid? GivenByPersonId, IReadOnlyList<Guid>? OrganisationIds = null,
        DateOnly? On = null, DateOnly? ReviewBy = null, string? Note = null) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, Givers givers, Reviews reviews, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            var on = command.On ?? today;
            var last = await reviews.Last(on, ct);
            var organisations = (command.OrganisationIds ?? []).Distinct().ToList();
            var wrong = await givers.Wrong(command.PersonId, command.GivenBy, command.GivenByPersonId, ct);
            new Refusals()
                .If(command.Id == Guid.Empty, "", "Send an id for the answer")
                .If(command.Purpose is not { } asked || !Enum.IsDefined(asked), nameof(command.Purpose), "Choose what the information would be shared for")
                .If(command.Answer is not { } said || (command.Purpose is { } purpose && !Basis.Choices(purpose).Contains(said)), nameof(command.Answer),
                    "Choose what they said. If they object, record an objection instead")
                .If(wrong is not null, nameof(command.GivenBy), wrong ?? "")
                .If(on > today, nameof(command.On), "The day must be today or earlier")
                .If(command.ReviewBy is { } review && (review <= on || review > last), nameof(command.ReviewBy), $"The review must be after the day of the answer and not after {last:d MMMM yyyy}")
                .Text(command.Note, nameof(command.Note), LongestNote)
                .If(organisations.Count > 0 && (await send.Ask(new GetOrganisations(organisations), ct)).Count < organisations.Count, nameof(command.OrganisationIds), "Choose organisations from the list")
                .Throw();
            await db.Execute("""
                INSERT INTO families_sharing (id, person_id, purpose, basis, recorded_at, recorded_by, given_by, given_by_person_id, given_on, review_by, note)
                VALUES (@Id, @PersonId, @Purpose, @Answer, @now, @me, @GivenBy, @GivenByPersonId, @on, @review, @note)
                """, new
            {
                command.Id,
                command.PersonId,
                command.Purpose,
                command.Answer,
                now = clock.Now(),
                me = user.Id,
                command.GivenBy,
                command.GivenByPersonId,
                on,
                review = command.ReviewBy ?? last,
                note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(),
            }, ct);
            foreach (var organisation in organisations)
                await db.Execute("INSERT INTO families_sharing_organisation (sharing_id, organisation_id) VALUES (@Id, @organisation)", new { command.Id, organisation }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.RecordSharing, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Givers givers, Reviews reviews, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public SharingPurpose? Purpose { get; set; }
        public SharingBasis? Answer { get; set; }
        public string? GivenBy { get; set; }
        public bool? Everybody { get; set; }
        public List<Guid> OrganisationIds { get; set; } = [];
        public DateOnly? On { get; set; }
        public DateOnly? ReviewBy { get; set; }
        public string? Note { get; set; }

        public GetPeople.Person Person { get; private set; } = null!;

        public IReadOnlyList<Givers.Choice> Choices { get; private set; } = [];

        public IReadOnlyList<GetOrganisations.Organisation> Organisations { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            if (Purpose is not { } purpose || !Enum.IsDefined(purpose)) throw new NotFound("This purpose");
            ModelState.Clear();
            (Id, On, Everybody) = (clock.NewId(), clock.Today(), true);
            ReviewBy = await reviews.Last(clock.Today(), ct);
            await Show(ct);
            if (Choices is [var only]) GivenBy = only.Code;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (Everybody == false && OrganisationIds.Count == 0) throw new Refused(nameof(OrganisationIds), "Choose at least one organisation");
            var (kind, giver) = Givers.Read(GivenBy);
            await send.Send(new Command(Id, PersonId, Purpose, Answer, kind, giver, Everybody == false ? OrganisationIds : null, On, ReviewBy, Note), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Person = await send.Ask(new GetPeople([PersonId]), ct) is [var person] ? person : throw new NotFound("This person");
            Choices = await givers.For(PersonId, ct);
            Organisations = await send.Ask(new GetOrganisations(), ct);
        }
    }
}
