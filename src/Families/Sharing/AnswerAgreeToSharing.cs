using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>Keeps the yes that somebody gave where another module asked for it. It is asked again by the day by which every answer is.</summary>
internal sealed class AnswerAgreeToSharing(Db db, Reviews reviews, ISend send, CurrentUser user, TimeProvider clock) : IRequestOfHandler<AgreeToSharing, Guid>
{
    public async Task<Guid> Handle(AgreeToSharing asked, CancellationToken ct)
    {
        new Refusals()
            .If(asked.AnswerId == Guid.Empty, "", "Send an id for the answer")
            .If(!Basis.NeedsYes(asked.Purpose), nameof(asked.Purpose), "Choose a purpose that a yes is asked for")
            .If(asked.On > clock.Today(), nameof(asked.On), "The day must be today or earlier")
            .Throw();
        if (await db.Find<int>("SELECT COUNT(*) FROM families_sharing WHERE id = @AnswerId", asked, ct) > 0) return asked.AnswerId;
        var isChild = (await send.Ask(new GetAges([asked.PersonId], clock.Today()), ct)).SingleOrDefault() is { IsChild: true };
        await db.Execute("""
            INSERT INTO families_sharing (id, person_id, purpose, basis, recorded_at, recorded_by, given_by, given_by_person_id, given_on, review_by)
            VALUES (@AnswerId, @PersonId, @Purpose, @basis, @now, @me, @giver, @PersonId, @On, @review)
            """, new
        {
            asked.AnswerId,
            asked.PersonId,
            asked.Purpose,
            basis = SharingBasis.ExplicitConsent,
            now = clock.Now(),
            me = user.Id,
            giver = isChild ? AnswerGiver.CompetentChild : AnswerGiver.Person,
            asked.On,
            review = await reviews.Last(asked.On, ct),
        }, ct);
        return asked.AnswerId;
    }
}
