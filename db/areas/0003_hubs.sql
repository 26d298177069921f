-- Which neighbourhoods a hub serves, from a day to a day (the last day is included). site_id is the hubs' own.
CREATE TABLE areas_hub_neighbourhood (
    id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    neighbourhood_id CHAR(36) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    CONSTRAINT areas_hub_neighbourhood_pk PRIMARY KEY (id),
    CONSTRAINT areas_hub_neighbourhood_of FOREIGN KEY (neighbourhood_id) REFERENCES areas_neighbourhood (id)
);

CREATE UNIQUE INDEX areas_hub_neighbourhood_once ON areas_hub_neighbourhood (site_id, neighbourhood_id) WHERE to_on IS NULL;
CREATE INDEX areas_hub_neighbourhood_in ON areas_hub_neighbourhood (neighbourhood_id, from_on);
