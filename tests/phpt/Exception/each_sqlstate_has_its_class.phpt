--TEST--
Each SQLSTATE is an exception of its class, with its state, and no text of the user
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Store;

sql( "CREATE OR REPLACE FUNCTION public.raise_state() RETURNS trigger LANGUAGE plpgsql AS \$\$ BEGIN
	RAISE EXCEPTION 'secret of %', NEW.text USING ERRCODE = split_part(NEW.text, ' ', 2); END \$\$;
	DROP TRIGGER IF EXISTS raise_state ON social.status;
	CREATE TRIGGER raise_state BEFORE INSERT ON social.status FOR EACH ROW WHEN (NEW.text LIKE 'raise %')
	EXECUTE FUNCTION public.raise_state()" );
$before = Store::counters()['retries'];
foreach ( [ '40001', '40P01', '40003', '55P03', '57014', '08000', '08003', '08006', '57P01', '57P02', '57P03', '53100', '53200', '53300',
	'22021', '22001', '22P02', '23505',
	'23503', '23514', '42501', '42P01', '42703', '42883', '25006', 'XX000', '99999' ] as $state ) {
	try {
		post( viewer( 1 ), "raise $state" );
		echo "no error\n";
	} catch ( WikiSocial\Exception $e ) {
		echo $e->getSqlState(), ' ', get_class( $e ), ' ', $e->getReason(), $e->isRetryable() ? ' retryable' : '', "\n";
		echo str_contains( $e, 'secret' ) ? "leaks\n" : '';
	}
	usleep( 3000 ); // longer than wikisocial.backoff_ms
}
sql( 'DROP TRIGGER raise_state ON social.status' );
echo Store::counters()['retries'] - $before, " retries\n";
echo post( viewer( 1 ), 'raise 40001' )['status']['text'], "\n";
?>
--INI--
wikisocial.backoff_ms=1
--EXPECT--
40001 WikiSocial\ConflictException store-conflict retryable
40P01 WikiSocial\ConflictException store-conflict retryable
40003 WikiSocial\TimeoutException store-timeout retryable
55P03 WikiSocial\TimeoutException store-busy retryable
57014 WikiSocial\TimeoutException store-busy retryable
08000 WikiSocial\UnavailableException store-unavailable retryable
08003 WikiSocial\UnavailableException store-unavailable retryable
08006 WikiSocial\UnavailableException store-unavailable retryable
57P01 WikiSocial\UnavailableException store-unavailable retryable
57P02 WikiSocial\UnavailableException store-unavailable retryable
57P03 WikiSocial\UnavailableException store-unavailable retryable
53100 WikiSocial\UnavailableException store-unavailable retryable
53200 WikiSocial\UnavailableException store-unavailable retryable
53300 WikiSocial\UnavailableException store-unavailable retryable
22021 WikiSocial\InvalidException text-encoding
22001 WikiSocial\InvalidException input-invalid
22P02 WikiSocial\InvalidException input-invalid
23505 WikiSocial\ConflictException store-duplicate
23503 WikiSocial\InvalidException input-invalid
23514 WikiSocial\InvalidException input-invalid
42501 WikiSocial\SchemaException schema-role
42P01 WikiSocial\SchemaException schema-outdated
42703 WikiSocial\SchemaException schema-outdated
42883 WikiSocial\SchemaException schema-outdated
25006 WikiSocial\UnavailableException store-unavailable retryable
XX000 WikiSocial\InternalException store-error
99999 WikiSocial\InternalException store-error
4 retries
raise 40001
